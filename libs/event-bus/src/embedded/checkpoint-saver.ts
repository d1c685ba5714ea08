import type { Checkpoints } from '../dead-letters/checkpoints.js';

/** Saves the positions of all groups together, at most once in `everyMs`. */
export class CheckpointSaver {
  private dirty = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private saving: Promise<void> = Promise.resolve();

  /** @param everyMs after a crash, about this many milliseconds of events are delivered again */
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly everyMs: number,
    private readonly onProblem: (error: unknown) => void,
  ) {}

  note(group: string, position: string): void {
    this.dirty.set(group, position);
    this.timer ??= setTimeout(() => void this.flush().catch(this.onProblem), this.everyMs);
  }

  /** Saves the noted positions; after a failure they are saved by the next flush. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.saving = this.saving.catch(() => undefined).then(() => this.save());
    return this.saving;
  }

  /** Drops the noted positions. */
  abandon(): void {
    clearTimeout(this.timer);
    this.dirty.clear();
  }

  private async save(): Promise<void> {
    if (this.dirty.size === 0) return;
    const saved = this.dirty;
    this.dirty = new Map();
    try {
      await this.checkpoints.save(saved);
    } catch (error) {
      for (const [group, position] of saved) if (!this.dirty.has(group)) this.note(group, position);
      throw error;
    }
  }
}
