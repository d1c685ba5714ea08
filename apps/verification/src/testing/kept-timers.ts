import type { Timer, TimerHandler, Timers } from '@bujiao/platform';

/** Timers that fire when a spec says so: what was scheduled is kept, the newest last. */
export class KeptTimers {
  readonly scheduled: Timer[] = [];
  private readonly handlers = new Map<string, TimerHandler<never>>();

  readonly timers = {
    register: (task: string, handler: TimerHandler<never>) => void this.handlers.set(task, handler),
    schedule: (timer: Timer) => Promise.resolve(void this.scheduled.push(timer)),
  } as unknown as Timers;

  /** Fires the timer at once, before or after its time. */
  async fire(task: string, payload: object): Promise<void> {
    const handler = this.handlers.get(task);
    if (!handler) throw new Error(`no timer is called ${task}`);
    await handler(payload as never);
  }
}
