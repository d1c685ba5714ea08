import { setTimeout as sleep } from 'node:timers/promises';

/** Marks of what pages show, by the name of the view: another mark, another state. */
export type Marks = Readonly<Record<string, string>>;

type Watcher = (marks: Marks) => void;

export interface ChangeFeedOptions {
  /** Cheap: it is called once a second while somebody watches, and for who comes meanwhile, also at the same time. Has the same names each time. */
  readonly read: () => Promise<Marks>;
  /** Opens what `read` needs while somebody watches, such as a connection. @returns closes it */
  readonly whileWatched?: (() => () => void) | undefined;
  /** Called once for each row of failures. */
  readonly onTrouble: (error: unknown) => void;
}

/** ms between two looks, however many watch: a view is read again at most once a second. */
const BETWEEN_LOOKS_MS = 1_000;

/** Looks at the marks of a service while somebody watches, and not otherwise. */
export class ChangeFeed {
  private readonly watchers = new Set<Watcher>();
  private isLooking = false;
  private readonly newcomers: Watcher[] = [];
  private isLookingForNewcomers = false;
  private isInTrouble = false;
  private leave: (() => void) | undefined;

  constructor(private readonly options: ChangeFeedOptions) {}

  /** The watcher gets marks at once, and those of each look, also unchanged ones. @returns ends it; idempotent */
  watch(watcher: Watcher): () => void {
    if (this.watchers.size === 0) this.leave = this.options.whileWatched?.();
    this.watchers.add(watcher);
    if (!this.isLooking) void this.lookWhileWatched();
    else void this.lookForNewcomer(watcher);
    return () => {
      if (!this.watchers.delete(watcher) || this.watchers.size > 0) return;
      this.leave?.();
      this.leave = undefined;
    };
  }

  /** At once: what changes before a watcher has its first marks, nobody tells it. Who comes during such a look shares the next. */
  private async lookForNewcomer(newcomer: Watcher): Promise<void> {
    this.newcomers.push(newcomer);
    if (this.isLookingForNewcomers) return;
    this.isLookingForNewcomers = true;
    while (this.newcomers.length > 0) await this.look(this.newcomers.splice(0));
    this.isLookingForNewcomers = false;
  }

  private async lookWhileWatched(): Promise<void> {
    this.isLooking = true;
    while (this.watchers.size > 0) {
      await this.look();
      await sleep(BETWEEN_LOOKS_MS, undefined, { ref: false });
    }
    this.isLooking = false;
  }

  /** A failed look changes nothing: watchers stay, and the next look that works shows what has changed since. */
  private async look(asking: Iterable<Watcher> = this.watchers): Promise<void> {
    try {
      const marks = await this.options.read();
      this.isInTrouble = false;
      for (const watcher of asking) if (this.watchers.has(watcher)) watcher(marks);
    } catch (error) {
      if (!this.isInTrouble) this.options.onTrouble(error);
      this.isInTrouble = true;
    }
  }
}
