import type { BusEvent } from '../bus-event.js';
import { Dispatcher, type DispatchOptions } from './dispatcher.js';
import type { ProjectionGroup } from './handler.js';
import type { Task } from './partition-buffer.js';
import type { Parking } from './parking.port.js';

/** Calls of a projection with the single event that its batch fails at, before that event is parked. */
const CALLS_WHEN_ALONE = 3;

interface Failure {
  readonly reason: unknown;
}

/**
 * Calls a projection with batches of events in their order, one call at a time. A batch that keeps failing is halved until the
 * event that it fails at is isolated; that event is parked.
 */
export class ProjectionDispatcher extends Dispatcher {
  readonly group: string;
  readonly types: readonly string[];
  readonly lowPriority = true;
  private readonly wanted: ReadonlySet<string>;
  private readonly maxBatch: number;
  private waiting: Task[] = [];
  private working = false;
  private isGathering = false;
  private lastCall: Promise<unknown> = Promise.resolve();
  private endPause: (() => void) | undefined;

  constructor(
    private readonly definition: ProjectionGroup,
    parking: Parking,
    options: DispatchOptions = {},
  ) {
    super(options, parking);
    this.group = definition.group;
    this.wanted = definition.types;
    this.types = [...definition.types];
    this.maxBatch = options.maxBatch ?? 512;
  }

  override accept(task: Task): boolean {
    if (!this.wanted.has((task.event as BusEvent).type)) {
      this.counts.passedOver += 1;
      return false;
    }
    this.held += 1;
    this.waiting.push(task);
    if (!this.working) void this.work();
    else if (this.isGathering && this.hasGathered) this.endPause?.();
    return true;
  }

  override async callOnce(event: BusEvent): Promise<void> {
    await this.call([event]);
  }

  override stop(): void {
    super.stop();
    this.endPause?.();
  }

  /** Starts after the running call, so that events that arrive in the same turn of the event loop share a batch. */
  private async work(): Promise<void> {
    this.working = true;
    await this.lastCall;
    while (this.waiting.length > 0 && !this.stopped) {
      const batch = this.keepUnblocked(this.waiting.splice(0, this.maxBatch));
      if (batch.length > 0) await this.project(batch);
      if (!this.hasGathered) await this.gather();
    }
    this.working = false;
  }

  /** Until the pace is over or enough events wait. */
  private async gather(): Promise<void> {
    this.isGathering = true;
    await this.sleep(this.definition.paceMs ?? 0);
    this.isGathering = false;
  }

  /**
   * A full batch waits, or so many events that their source will soon pause. The group would be left behind meanwhile, and read again
   * from the store what it could have had from memory.
   */
  private get hasGathered(): boolean {
    return this.waiting.length >= Math.min(this.maxBatch, this.maxQueued / 2);
  }

  /** Parks events whose order is blocked, and drops events whose source was revoked. */
  private keepUnblocked(tasks: readonly Task[]): Task[] {
    return tasks.filter((task) => {
      if (task.buffer.revoked) this.settle(task);
      else if (this.parkingQueue.isBlocked((task.event as BusEvent).orderId)) this.park(task, 'behind');
      else return true;
      return false;
    });
  }

  /** The whole batch, with all retries; then in halves. */
  private async project(batch: readonly Task[]): Promise<void> {
    for (let failures = 1; !this.stopped; failures += 1) {
      const failure = await this.tryBatch(batch);
      if (!failure) return;
      const verdict = this.retry.after(failure.reason, failures);
      if ('park' in verdict) return this.isolate(batch, failure);
      await this.pause(verdict.retryInMs, batch.length);
    }
  }

  private async isolate(batch: readonly Task[], failure: Failure): Promise<void> {
    const [first] = batch;
    if (first && batch.length === 1) return this.projectAlone(first, failure);
    const middle = batch.length >> 1;
    for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
      const open = this.keepUnblocked(half);
      const again = this.stopped ? undefined : await this.tryBatch(open);
      if (again) await this.isolate(open, again);
    }
  }

  private async projectAlone(task: Task, first: Failure): Promise<void> {
    const headStart = Math.max(0, this.retry.attempts - CALLS_WHEN_ALONE);
    for (let failure: Failure | undefined = first; failure && !this.stopped;) {
      task.failures += 1;
      const verdict = this.retry.after(failure.reason, headStart + task.failures);
      if ('park' in verdict) return this.park(task, verdict.park, failure.reason);
      await this.pause(this.retry.delay(task.failures), 1);
      failure = this.stopped ? undefined : await this.tryBatch([task]);
    }
  }

  private async tryBatch(batch: readonly Task[]): Promise<Failure | undefined> {
    if (batch.length === 0) return undefined;
    try {
      await this.call(batch.map(({ event }) => event as BusEvent));
    } catch (reason) {
      this.counts.failedCalls += 1;
      this.report({ what: 'call-failed', error: reason, event: batch[0]?.event });
      return { reason };
    }
    this.counts.handled += batch.length;
    for (const task of batch) this.settle(task);
    return undefined;
  }

  /** One call at a time, redrives included. */
  private call(events: readonly BusEvent[]): Promise<unknown> {
    const call = this.lastCall.then(async () => {
      this.running = 1;
      try {
        await this.definition.projection(events);
      } finally {
        this.running = 0;
      }
    });
    this.lastCall = call.catch(() => undefined);
    return call;
  }

  private async pause(delayMs: number, tasks: number): Promise<void> {
    this.heldUp += tasks;
    this.stuck = true;
    this.wake();
    await this.sleep(delayMs);
    this.stuck = false;
    this.heldUp -= tasks;
  }

  /** Ends at once when the dispatcher stops. */
  private async sleep(ms: number): Promise<void> {
    if (ms === 0 || this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.endPause = undefined;
  }
}
