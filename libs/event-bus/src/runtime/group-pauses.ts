/** Which consumer groups people have paused, as the processes that handle events see it. */
export interface GroupPauses {
  /** Those of `groups` that are paused now. */
  paused(groups: readonly string[]): Promise<ReadonlySet<string>>;
  /** This process handles nothing of the group any more. Called about once a second, so it writes only what is new. */
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
      // One that fails keeps no other waiting; the next look tries it again.
      for (const group of groups) await this.follow(group, wanted.has(group)).catch(onError);
    } catch (error) {
      onError(error);
    }
  }

  /** Acknowledges each time: the last attempt may have failed, or people resumed the group and paused it again between two looks. */
  private async follow(group: string, wanted: boolean): Promise<void> {
    if (wanted !== this.paused.has(group)) await this.change(group, wanted);
    if (wanted) await this.options.pauses.acknowledge(group);
  }

  private async change(group: string, wanted: boolean): Promise<void> {
    const { pause, resume } = this.options;
    const others = [...this.paused].filter((name) => name !== group);
    if (wanted) await pause(group);
    else await resume(group);
    this.paused = new Set(wanted ? [...others, group] : others);
  }
}
