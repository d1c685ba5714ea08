/** Aborts with the caller's signal, or once the time is over. `done` must be called, else the listener stays. */
export class Deadline {
  private readonly controller = new AbortController();
  private over = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly stop = (): void => this.controller.abort(this.outer?.reason);
  readonly signal: AbortSignal = this.controller.signal;

  constructor(
    private readonly outer: AbortSignal | undefined,
    private readonly ms: number,
  ) {
    if (outer?.aborted) this.stop();
    outer?.addEventListener('abort', this.stop, { once: true });
    this.restart();
  }

  /** Gives the whole time once more. */
  restart(): void {
    clearTimeout(this.timer);
    const late = (): void => {
      this.over = true;
      this.controller.abort(new Error(`nothing came within ${this.ms} ms`));
    };
    this.timer = setTimeout(late, this.ms);
  }

  /** The time is over; false where the caller's signal came first. */
  get isOver(): boolean {
    return this.over;
  }

  done(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener('abort', this.stop);
  }
}
