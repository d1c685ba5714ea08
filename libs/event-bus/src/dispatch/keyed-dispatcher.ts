import type { BusEvent } from '../bus-event.js';
import { Dispatcher, type DispatchOptions } from './dispatcher.js';
import type { EventHandler, HandlerGroup } from './handler.js';
import type { Task } from './partition-buffer.js';
import type { Parking } from './parking.port.js';

/** The waiting events of one order; the first may be in a call. */
class Lane {
  head: Task | undefined;
  tail: Task | undefined;
  length = 0;
  nextReady: Lane | undefined;
  retryTimer: NodeJS.Timeout | undefined;

  constructor(readonly orderId: string) {}

  push(task: Task): void {
    if (this.tail) this.tail.nextOfOrder = task;
    else this.head = task;
    this.tail = task;
    this.length += 1;
  }

  shift(): void {
    const done = this.head;
    this.head = done?.nextOfOrder;
    if (done) done.nextOfOrder = undefined;
    if (!this.head) this.tail = undefined;
    this.length -= 1;
  }
}

/**
 * Calls handlers of single events: one order in sequence, orders in parallel. A failed call is retried after a delay; its order
 * waits, and occupies no slot of `concurrency` meanwhile.
 */
export class KeyedDispatcher extends Dispatcher {
  readonly group: string;
  readonly types: readonly string[];
  readonly lowPriority: boolean;
  override readonly takesOtherTypes: boolean;
  private readonly handlers: ReadonlyMap<string, EventHandler>;
  private readonly otherTypes: EventHandler | undefined;
  private readonly lanes = new Map<string, Lane>();
  private readonly concurrency: number;
  private firstReady: Lane | undefined;
  private lastReady: Lane | undefined;

  constructor(definition: HandlerGroup, parking: Parking, options: DispatchOptions = {}) {
    super(options, parking);
    this.group = definition.group;
    this.handlers = definition.handlers;
    this.lowPriority = definition.lowPriority ?? false;
    this.otherTypes = definition.otherTypes;
    this.takesOtherTypes = definition.otherTypes !== undefined;
    this.types = [...definition.handlers.keys()];
    this.concurrency = options.concurrency ?? 256;
  }

  override accept(task: Task): boolean {
    const event = task.event as BusEvent;
    if (!this.handlerOf(event)) {
      this.counts.passedOver += 1;
      return false;
    }
    this.held += 1;
    const lane = this.lanes.get(event.orderId);
    if (lane) this.join(lane, task);
    else if (this.parkingQueue.isBlocked(event.orderId)) this.park(task, 'behind');
    else this.openLane(event.orderId, task);
    return true;
  }

  override async callOnce(event: BusEvent): Promise<void> {
    await this.handlerOf(event)?.(event);
  }

  override stop(): void {
    super.stop();
    for (const lane of this.lanes.values()) clearTimeout(lane.retryTimer);
  }

  private handlerOf({ type }: BusEvent): EventHandler | undefined {
    return this.handlers.get(type) ?? this.otherTypes;
  }

  private join(lane: Lane, task: Task): void {
    lane.push(task);
    if (lane.retryTimer) this.heldUp += 1;
  }

  private openLane(orderId: string, task: Task): void {
    const lane = new Lane(orderId);
    lane.push(task);
    this.lanes.set(orderId, lane);
    this.makeReady(lane);
    this.pump();
  }

  private makeReady(lane: Lane): void {
    if (this.lastReady) this.lastReady.nextReady = lane;
    else this.firstReady = lane;
    this.lastReady = lane;
  }

  private pump(): void {
    while (this.firstReady && this.running < this.concurrency && !this.stopped) {
      const lane = this.firstReady;
      this.firstReady = lane.nextReady;
      if (!this.firstReady) this.lastReady = undefined;
      lane.nextReady = undefined;
      this.startNext(lane);
    }
  }

  private startNext(lane: Lane): void {
    while (lane.head?.buffer.revoked) {
      const dropped = lane.head;
      lane.shift();
      this.settle(dropped);
    }
    if (lane.head) this.call(lane, lane.head);
    else this.lanes.delete(lane.orderId);
  }

  private call(lane: Lane, task: Task): void {
    this.running += 1;
    try {
      const event = task.event as BusEvent;
      Promise.resolve((this.handlerOf(event) as EventHandler)(event)).then(
        () => this.succeeded(lane, task),
        (error: unknown) => this.failed(lane, task, error),
      );
    } catch (error) {
      // Deferred: `failed` starts the next call, so a thousand handlers that throw would nest a thousand deep.
      queueMicrotask(() => this.failed(lane, task, error));
    }
  }

  private succeeded(lane: Lane, task: Task): void {
    this.running -= 1;
    this.counts.handled += 1;
    lane.shift();
    this.settle(task);
    if (lane.head) this.makeReady(lane);
    else this.lanes.delete(lane.orderId);
    this.pump();
  }

  private failed(lane: Lane, task: Task, error: unknown): void {
    this.running -= 1;
    this.counts.failedCalls += 1;
    task.failures += 1;
    const verdict = this.retry.after(error, task.failures);
    this.report({ what: 'call-failed', error, event: task.event, failures: task.failures });
    if (task.buffer.revoked) this.makeReady(lane);
    else if ('park' in verdict) this.parkLane(lane, verdict.park, error);
    else this.retryLater(lane, verdict.retryInMs);
    this.pump();
  }

  private retryLater(lane: Lane, delayMs: number): void {
    if (this.stopped) return;
    this.heldUp += lane.length;
    this.wake();
    lane.retryTimer = setTimeout(() => {
      lane.retryTimer = undefined;
      this.heldUp -= lane.length;
      this.makeReady(lane);
      this.pump();
    }, delayMs);
  }

  private parkLane(lane: Lane, reason: 'not-retryable' | 'attempts-exhausted', error: unknown): void {
    this.lanes.delete(lane.orderId);
    const head = lane.head as Task;
    this.park(head, reason, error);
    for (let task = head.nextOfOrder; task; task = task.nextOfOrder) this.park(task, 'behind');
  }
}
