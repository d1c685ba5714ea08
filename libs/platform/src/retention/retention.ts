import { Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import { registered } from '../metrics/registered.js';

/** ms between two runs. */
const EVERY = 3_600_000;
/** Rows in one statement, so that it locks few and ends soon. */
const MOST_ROWS = 1_000;
const NAME = 'bujiao_retention_removed_rows_total';

/** Rows of one kind that are over, and may go. */
export interface Kept {
  /** As the metric names it. */
  readonly what: string;
  /** Removes at most so many of those that ended before the moment, the oldest first. @returns how many */
  readonly remove: (before: Date, most: number) => Promise<number>;
}

/** Removes what is older than its retention, once an hour. Several processes may do it at once; a failure is tried again with the next run. */
export class Retention {
  private readonly logger = new Logger('retention');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly days: number,
    private readonly kinds: readonly Kept[],
  ) {}

  start(): void {
    const run = (): void => {
      this.running ??= this.run(new Date())
        .catch((err: unknown) => this.logger.warn({ msg: 'old records cannot be removed now', err }))
        .finally(() => (this.running = undefined));
    };
    run();
    this.timer = setInterval(run, EVERY);
    this.timer.unref();
  }

  /** Resolves when a run that is under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Everything that is older than the retention. */
  async run(now: Date): Promise<void> {
    const before = new Date(now.getTime() - this.days * 86_400_000);
    for (const { what, remove } of this.kinds) {
      let removed = 0;
      for (let rows = MOST_ROWS; rows === MOST_ROWS && !this.stopped; removed += rows)
        rows = await remove(before, MOST_ROWS);
      count(what, removed);
      if (removed > 0) this.logger.log({ msg: `removed ${removed} ${what}`, before: before.toISOString() });
    }
  }
}

function count(what: string, rows: number): void {
  const counter = registered(
    NAME,
    () =>
      new Counter({ name: NAME, help: 'Records that were older than their retention', labelNames: ['what'] }),
  );
  counter.inc({ what }, rows);
}
