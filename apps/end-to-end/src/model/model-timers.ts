import type { Timer, TimerHandler, Timers } from '@bujiao/platform';

interface Waiting {
  readonly timer: Timer;
  running: boolean;
}

/** The durable timers of one service: one for the whole world. A timer whose handling breaks off fires again. */
export class TimerRows {
  private waiting: Waiting[] = [];

  /** Replaces the one of this key that waits; one that is being handled is left to itself, as in the real table. */
  schedule(timer: Timer): void {
    this.waiting = this.waiting.filter(
      (known) => known.running || known.timer.key !== timer.key || known.timer.task !== timer.task,
    );
    this.waiting.push({ timer, running: false });
  }

  due(now: number): Timer | undefined {
    return this.waiting.find(({ timer, running }) => !running && timer.runAt.getTime() <= now)?.timer;
  }

  /** ms since the epoch; undefined when none waits. */
  next(): number | undefined {
    const times = this.waiting.filter(({ running }) => !running).map(({ timer }) => timer.runAt.getTime());
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  begin(timer: Timer): void {
    for (const one of this.waiting) if (one.timer === timer) one.running = true;
  }

  done(timer: Timer): void {
    this.waiting = this.waiting.filter((one) => one.timer !== timer);
  }

  /** Of a process that has died, or a handler that threw. */
  giveBack(timer: Timer): void {
    const newer = this.waiting.some(
      (one) => one.timer !== timer && one.timer.key === timer.key && one.timer.task === timer.task,
    );
    if (newer) return this.done(timer);
    for (const one of this.waiting) if (one.timer === timer) one.running = false;
  }
}

/** One process's timers: its own handlers over the common rows. */
export class ModelTimers implements Pick<Timers, 'register' | 'schedule'> {
  readonly handlers = new Map<string, TimerHandler>();

  constructor(private readonly rows: TimerRows) {}

  register<Payload extends object>(task: string, handler: TimerHandler<Payload>): void {
    this.handlers.set(task, handler as TimerHandler<never> as TimerHandler);
  }

  schedule(timer: Timer): Promise<void> {
    this.rows.schedule(timer);
    return Promise.resolve();
  }
}
