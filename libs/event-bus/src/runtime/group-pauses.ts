/** Which consumer groups people have paused, as the processes that handle events see it. */
export interface GroupPauses {
  /** Those of `groups` that are paused now. */
  paused(groups: readonly string[]): Promise<ReadonlySet<string>>;
  /** This process handles nothing of the group any more. */
  acknowledge(group: string): Promise<void>;
}

export interface PauseWatcherOptions {
  readonly groups: readonly string[];
  readonly pauses: GroupPauses;
  readonly pause: (group: string) => Promise<void>;
  readonly resume: (group: string) => Promise<void>;
  /** ms between two looks. @default 1000 */
  readonly everyMs?: number | undefined;
  readonly onError: (error: unknown) => void;
}

/** Carries out in this process what people decided about its groups, within about a second. */
export class PauseWatcher {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private paused: ReadonlySet<string> = new Set();

  constructor(private readonly options: PauseWatcherOptions) {}

  has(group: string): boolean {
    return this.paused.has(group);
  }

  /** Before anything is read: a group that is paused is not started at all. */
  async begin(): Promise<ReadonlySet<string>> {
    const { pauses, groups } = this.options;
    this.paused = await pauses.paused(groups);
    for (const group of this.paused) await pauses.acknowledge(group);
    return this.paused;
  }

  start(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, this.options.everyMs ?? 1_000);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    const { pauses, groups, onError } = this.options;
    try {
      const wanted = await pauses.paused(groups);
      for (const group of groups) await this.follow(group, wanted.has(group));
    } catch (error) {
      onError(error);
    }
  }

  private async follow(group: string, wanted: boolean): Promise<void> {
    if (wanted === this.paused.has(group)) return;
    const { pauses, pause, resume } = this.options;
    const others = [...this.paused].filter((name) => name !== group);
    if (wanted) {
      await pause(group);
      this.paused = new Set([...others, group]);
      await pauses.acknowledge(group);
      return;
    }
    await resume(group);
    this.paused = new Set(others);
  }
}
