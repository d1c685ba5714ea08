import { pause } from '@bujiao/basics';
import type { Task } from './partition-buffer.js';
import type { ParkedEvent, Parking } from './parking.port.js';
import type { RetryPolicy } from './retry-policy.js';

const MAX_AT_ONCE = 500;

interface Entry {
  readonly task: Task;
  readonly parked: ParkedEvent;
}

/** Parked events of one order: handed over, and durable. */
interface Progress {
  queued: number;
  durable: number;
}

/**
 * Parks events in the order of arrival, many at once, and knows which orders are blocked. An order is blocked from the moment its
 * first event is *about* to be parked, so that no later event overtakes it.
 */
export class ParkingQueue {
  private waiting: Entry[] = [];
  private running = false;
  private closed = false;
  private readonly blocked = new Map<string, Progress>();

  /**
   * @param onDone called for each task that is durably parked
   * @param onProblem called for each failed attempt to park; parking is retried until it succeeds
   */
  constructor(
    private readonly parking: Parking,
    private readonly retry: RetryPolicy,
    private readonly onDone: (task: Task) => void,
    private readonly onProblem: (error: unknown) => void,
  ) {}

  isBlocked(orderId: string): boolean {
    return this.blocked.size > 0 && this.blocked.has(orderId);
  }

  private block(orderId: string): void {
    if (!this.blocked.has(orderId)) this.blocked.set(orderId, { queued: 0, durable: 0 });
  }

  get blockedOrders(): number {
    return this.blocked.size;
  }

  /** Blocks the order of the event; an unparseable message blocks none. */
  add(task: Task, parked: ParkedEvent): void {
    if (task.event) {
      this.block(task.event.orderId);
      (this.blocked.get(task.event.orderId) as Progress).queued += 1;
    }
    this.waiting.push({ task, parked });
    if (!this.running) void this.run();
  }

  /**
   * Unblocks the order if `nothingParked` resolves to true and no event of the order was waiting to be parked between the question
   * and its answer. False when the order stays blocked.
   */
  async unblock(orderId: string, nothingParked: () => Promise<boolean>): Promise<boolean> {
    const progress = this.blocked.get(orderId);
    const before = progress?.queued;
    const settled = !progress || progress.durable === progress.queued;
    if (!(await nothingParked()) || !settled) return false;
    if (progress && progress.queued !== before) return false;
    return this.blocked.delete(orderId) || true;
  }

  /**
   * Reloads the blocked orders: adds new ones, drops those that another process unblocked.
   * @param load returns every blocked order of the group
   */
  async reload(load: () => Promise<readonly string[]>): Promise<void> {
    const before = new Map([...this.blocked].map(([orderId, { queued }]) => [orderId, queued]));
    const kept = new Set(await load());
    for (const orderId of kept) this.block(orderId);
    for (const [orderId, { queued, durable }] of this.blocked) {
      const quiet = queued === durable && before.get(orderId) === queued;
      if (quiet && !kept.has(orderId)) this.blocked.delete(orderId);
    }
  }

  /** Stops parking. Events that are not durable yet are delivered again by their source. */
  close(): void {
    this.closed = true;
  }

  get isEmpty(): boolean {
    return !this.running && this.waiting.length === 0;
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0 && !this.closed) {
      const entries = this.waiting.splice(0, MAX_AT_ONCE);
      if (await this.parkUntilDone(entries.map(({ parked }) => parked))) this.finish(entries);
    }
    this.running = false;
  }

  private async parkUntilDone(events: readonly ParkedEvent[]): Promise<boolean> {
    for (let failures = 1; !this.closed; failures += 1) {
      try {
        await this.parking.park(events);
        return true;
      } catch (error) {
        this.onProblem(error);
        await pause(this.retry.delay(failures));
      }
    }
    return false;
  }

  private finish(entries: readonly Entry[]): void {
    for (const { task } of entries) {
      const progress = task.event && this.blocked.get(task.event.orderId);
      if (progress) progress.durable += 1;
      this.onDone(task);
    }
  }
}
