import type { WorkerEvents } from 'graphile-worker';

/** ms that a runner may take to end once it shuts down and runs no handler: longer than a write that PostgreSQL still answers. */
const END_WITHIN_MS = 10_000;

/**
 * Notices runners of graphile-worker that do not end. Where a batch of ended jobs could not be written, as in an outage of PostgreSQL,
 * and another follows, its count of pending batches becomes negative, and its shutdown waits for ever for zero (0.17.3, 0.18.0): no timer
 * fires any more.
 */
export class RunnerEnd {
  private readonly givenUp: Promise<never>;
  private giveUp: () => void = () => undefined;
  private handling = 0;
  private isShuttingDown = false;
  private timer: NodeJS.Timeout | undefined;

  /** @param events of this runner alone, before it is started */
  constructor(events: WorkerEvents) {
    this.givenUp = new Promise((_, reject) => {
      this.giveUp = () =>
        reject(new Error(`a runner that shuts down did not end within ${END_WITHIN_MS} ms`));
    });
    this.givenUp.catch(() => undefined);
    events.on('job:start', () => this.handles(1));
    events.on('job:complete', () => this.handles(-1));
    events.on('worker:fatalError', () => this.handles(-1));
    events.on('pool:gracefulShutdown', () => {
      this.isShuttingDown = true;
      this.handles(0);
    });
    events.on('pool:release', () => clearTimeout(this.timer));
  }

  /** Settles as `end` does, or rejects when the runner is given up. It never is while a handler runs. */
  of(end: Promise<void>): Promise<void> {
    return Promise.race([end, this.givenUp]);
  }

  private handles(more: number): void {
    this.handling += more;
    clearTimeout(this.timer);
    if (this.isShuttingDown && this.handling === 0) this.timer = setTimeout(this.giveUp, END_WITHIN_MS);
  }
}
