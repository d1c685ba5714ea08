import type { BusEvent } from '../bus-event.js';
import { describeError } from './describe-error.js';
import { PartitionBuffer, type Sink, type Task, type Unparseable } from './partition-buffer.js';
import { ParkingQueue } from './parking-queue.js';
import type { ParkReason, Parking } from './parking.port.js';
import { RetryPolicy, type RetryOptions } from './retry-policy.js';

export interface DispatchOptions {
  /** Most calls of handlers at the same time. @default 256 */
  readonly concurrency?: number;
  /** Events that may wait for a free call before the sources are told to pause. @default 2048 */
  readonly maxQueued?: number;
  /**
   * Events in memory before the sources are told to pause, those held up by a retry of their own order included. Far more
   * than `maxQueued`, so that an order that keeps failing delays no other. @default 32768
   */
  readonly maxHeld?: number;
  /** Most events in one call of a projection. @default 512 */
  readonly maxStretch?: number;
  readonly retry?: RetryOptions;
  /** Hears of what went wrong. Called once a failed call and once a park. @default silent */
  readonly onProblem?: (problem: DispatchProblem) => void;
}

export interface DispatchProblem {
  readonly group: string;
  readonly what: 'call-failed' | 'parked' | 'parking-failed';
  readonly error: unknown;
  readonly event?: BusEvent;
  readonly failures?: number;
  readonly reason?: ParkReason;
}

/** Counted since the start; the last four are of this moment. */
export interface DispatchCounters {
  handled: number;
  passedOver: number;
  failedCalls: number;
  parked: number;
  parkedBehind: number;
  unparseable: number;
  held: number;
  heldUp: number;
  running: number;
  blockedOrders: number;
}

interface Waiter {
  readonly until: () => boolean;
  readonly resolve: () => void;
}

/**
 * Brings the events of one consumer group to its handlers. What both ways of doing that share: the buffers, the parking of
 * what cannot be handled, the pausing of sources that are ahead, the waiting for an end.
 */
export abstract class Dispatcher implements Sink {
  abstract readonly group: string;
  abstract readonly types: readonly string[];
  /** It has a use for events of types that are not among {@link types}, as far as their source carries any. */
  readonly takesOtherTypes: boolean = false;
  /** Nobody waits for what becomes of its events: a source may gather them for a moment. */
  abstract readonly lowPriority: boolean;
  protected readonly counts = {
    handled: 0,
    passedOver: 0,
    failedCalls: 0,
    parked: 0,
    parkedBehind: 0,
    unparseable: 0,
  };
  /** Tasks that are not settled. */
  protected held = 0;
  /** Those of `held` that wait behind a retry of their own order. */
  protected heldUp = 0;
  protected running = 0;
  protected stopped = false;
  /** Everything that is held waits for a retry. */
  protected stuck = false;
  protected readonly retry: RetryPolicy;
  protected readonly parkingQueue: ParkingQueue;
  private readonly maxQueued: number;
  private readonly maxHeld: number;
  private waiters: Waiter[] = [];

  constructor(
    protected readonly options: DispatchOptions,
    parking: Parking,
  ) {
    this.maxQueued = options.maxQueued ?? 2048;
    this.maxHeld = options.maxHeld ?? 32_768;
    this.retry = new RetryPolicy(options.retry);
    this.parkingQueue = new ParkingQueue(
      parking,
      this.retry,
      (task) => this.settle(task),
      (error) => this.report({ what: 'parking-failed', error }),
    );
  }

  /** False when the group has no use for the event; then it is passed over. */
  abstract accept(task: Task): boolean;

  /** Calls the handler once, now, outside of all order and retries. For redrives of blocked orders only. */
  abstract callOnce(event: BusEvent): Promise<void>;

  /** @param onProgress called, synchronously and often, when the buffer's watermark has moved */
  open(partition: string, onProgress: () => void): PartitionBuffer {
    return new PartitionBuffer(partition, this, onProgress);
  }

  acceptUnparseable(task: Task, message: Unparseable): void {
    this.held += 1;
    this.counts.unparseable += 1;
    this.parkingQueue.add(task, {
      group: this.group,
      reason: 'unparseable',
      attempts: 0,
      message,
      partition: task.buffer.name,
      position: task.position,
      errorCode: message.reason,
      error: message.detail,
    });
  }

  /** Events of the orders that `load` names are parked without a try, until they are unblocked. */
  reloadBlocked(load: () => Promise<readonly string[]>): Promise<void> {
    return this.parkingQueue.reload(load);
  }

  /** See {@link ParkingQueue.unblock}. */
  unblock(orderId: string, nothingParked: () => Promise<boolean>): Promise<boolean> {
    return this.parkingQueue.unblock(orderId, nothingParked);
  }

  /** True when sources should pause: there is more here than can be worked off soon. */
  get behind(): boolean {
    return this.held - this.heldUp >= this.maxQueued || this.held >= this.maxHeld;
  }

  /** Resolves when sources should go on. */
  ready(): Promise<void> {
    return this.when(() => this.held - this.heldUp <= this.maxQueued / 2 && this.held < this.maxHeld);
  }

  /** Resolves when nothing is held, retries included. */
  idle(): Promise<void> {
    return this.when(() => this.held === 0);
  }

  /**
   * Works off what it holds, but waits for no retry, and not longer than `deadlineMs`; then stops. What is left over was not
   * settled, so it comes again.
   */
  async drain(deadlineMs: number): Promise<void> {
    const timer = { id: undefined as NodeJS.Timeout | undefined };
    const deadline = new Promise<void>((resolve) => (timer.id = setTimeout(resolve, deadlineMs)));
    await Promise.race([deadline, this.when(() => this.stuck || this.held === this.heldUp)]);
    clearTimeout(timer.id);
    this.stop();
  }

  /** Starts nothing any more. */
  stop(): void {
    this.stopped = true;
    this.parkingQueue.close();
    for (const { resolve } of this.waiters.splice(0)) resolve();
  }

  counters(): DispatchCounters {
    const { held, heldUp, running } = this;
    return { ...this.counts, held, heldUp, running, blockedOrders: this.parkingQueue.blockedOrders };
  }

  protected settle(task: Task): void {
    this.held -= 1;
    task.buffer.settle(task);
    if (this.waiters.length > 0) this.wake();
  }

  protected park(task: Task, reason: ParkReason, error?: unknown): void {
    if (reason === 'behind') this.counts.parkedBehind += 1;
    else this.counts.parked += 1;
    if (error !== undefined)
      this.report({ what: 'parked', error, event: task.event, failures: task.failures, reason });
    this.parkingQueue.add(task, {
      group: this.group,
      reason,
      event: task.event,
      attempts: task.failures,
      partition: task.buffer.name,
      position: task.position,
      ...(error === undefined ? {} : describeError(error)),
    });
  }

  protected report(problem: Omit<DispatchProblem, 'group'>): void {
    this.options.onProblem?.({ group: this.group, ...problem });
  }

  /** For changes of `heldUp`, which may let a waiter go on. */
  protected wake(): void {
    const due = this.waiters.filter(({ until }) => until());
    if (due.length === 0) return;
    this.waiters = this.waiters.filter((waiter) => !due.includes(waiter));
    for (const { resolve } of due) resolve();
  }

  private when(until: () => boolean): Promise<void> {
    if (this.stopped || until()) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push({ until, resolve }));
  }
}
