import type { BusEvent } from '../bus-event.js';
import { describeError } from './describe-error.js';
import { PartitionBuffer, type Sink, type Task, type Unparseable } from './partition-buffer.js';
import { ParkingQueue } from './parking-queue.js';
import type { ParkReason, Parking } from './parking.port.js';
import { RetryPolicy, type RetryOptions } from './retry-policy.js';

export interface DispatchOptions {
  /** Most calls of handlers at the same time. @default 256 */
  readonly concurrency?: number;
  /** Events that may wait for a free call before the sources pause. @default 2048 */
  readonly maxQueued?: number;
  /**
   * Events in memory before the sources pause, including those that wait for a retry of their order. Far more
   * than `maxQueued`, so that an order that keeps failing delays no other. @default 32768
   */
  readonly maxHeld?: number;
  /** Most events in one call of a projection. @default 512 */
  readonly maxBatch?: number;
  readonly retry?: RetryOptions;
  /** Called for each failed call and for each parked event. @default silent */
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

/** Counted since the start; the last four are current values. */
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
 * Delivers the events of one consumer group to its handlers. Shared by both kinds of dispatcher: partition buffers, parking of
 * events that cannot be handled, back-pressure on sources, draining.
 */
export abstract class Dispatcher implements Sink {
  abstract readonly group: string;
  abstract readonly types: readonly string[];
  /** It also accepts events of types that are not among {@link types}, where the source carries any. */
  readonly takesOtherTypes: boolean = false;
  /** Latency does not matter: a source may gather events for a moment. */
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
  /** True while everything that is held waits for a retry. */
  protected stuck = false;
  protected readonly retry: RetryPolicy;
  protected readonly parkingQueue: ParkingQueue;
  protected readonly maxQueued: number;
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

  /** False when the group does not handle the event; it is then passed over. */
  abstract accept(task: Task): boolean;

  /** Calls the handler once, now, without ordering and retries. For redrives of blocked orders only. */
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

  /** Events of the orders that `load` returns are parked without a try, until the order is unblocked. */
  reloadBlocked(load: () => Promise<readonly string[]>): Promise<void> {
    return this.parkingQueue.reload(load);
  }

  /** See {@link ParkingQueue.unblock}. */
  unblock(orderId: string, nothingParked: () => Promise<boolean>): Promise<boolean> {
    return this.parkingQueue.unblock(orderId, nothingParked);
  }

  /** True when sources should pause: more events are held than can be handled soon. */
  get behind(): boolean {
    return this.held - this.heldUp >= this.maxQueued || this.held >= this.maxHeld;
  }

  /** Resolves when sources should resume. */
  ready(): Promise<void> {
    return this.when(() => this.held - this.heldUp <= this.maxQueued / 2 && this.held < this.maxHeld);
  }

  /** Resolves when nothing is held, retries included. */
  idle(): Promise<void> {
    return this.when(() => this.held === 0);
  }

  /**
   * Handles the events that it holds, without waiting for retries and for `deadlineMs` at most; then stops. Events that are left
   * were not settled, so they are delivered again after the next start.
   */
  async drain(deadlineMs: number): Promise<void> {
    const timer = { id: undefined as NodeJS.Timeout | undefined };
    const deadline = new Promise<void>((resolve) => (timer.id = setTimeout(resolve, deadlineMs)));
    await Promise.race([deadline, this.when(() => this.stuck || this.held === this.heldUp)]);
    clearTimeout(timer.id);
    this.stop();
  }

  /** Starts no further calls. */
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

  /** To be called after a change of `heldUp`, which may complete a waiter. */
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
