import type { Task } from './partition-buffer.js';
import type { ParkedEvent, Parking } from './parking.port.js';
import type { RetryPolicy } from './retry-policy.js';

const MAX_AT_ONCE = 500;

interface Entry {
  readonly task: Task;
  readonly parked: ParkedEvent;
}

/** How far the parking of one order has got. */
interface Progress {
  queued: number;
  durable: number;
}

/**
 * Parks in the order of arrival, many at once, and knows which orders are blocked. An order is blocked from the moment its
 * first event is *about* to be parked: what comes later must never overtake it.
 */
export class ParkingQueue {
  private waiting: Entry[] = [];
  private running = false;
  private closed = false;
  private readonly blocked = new Map<string, Progress>();

  /**
   * @param onDone called for each task that is durably parked
   * @param onProblem called for each attempt to park that failed; it is repeated until it works
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
   * Unblocks the order if `nothingParked` says so and nothing was on its way to be parked from before it was asked until it
   * answered. False when it has to stay blocked.
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
   * Takes over what is known to be blocked from where it is kept: adds what is new, drops what was unblocked elsewhere.
   * @param load answers with every blocked order of the group
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

  /** What is not durable by now stays where it came from, and comes again. */
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
        await new Promise((resolve) => setTimeout(resolve, this.retry.delay(failures)));
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
