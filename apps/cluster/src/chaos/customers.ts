import { pause } from '@bujiao/basics';
import { ApiProblem } from '@bujiao/client';
import { SeededRandom, Shop, type ProductClient, type ShopEvent } from '@bujiao/simulator';
import type { ChaosOrder } from './chaos-order.js';
import { chaosOrder } from './chaos-orders.js';
import type { ChaosWorld } from './chaos-world.js';
import type { Finding } from './finding.js';

export interface CustomersOptions {
  readonly product: ProductClient;
  readonly world: Pick<ChaosWorld, 'expect'>;
  readonly seed: number;
  readonly perSecond: number;
}

/** A resubmission that the product accepted. */
export interface Accepted {
  readonly order: ChaosOrder;
  readonly resubmissionId: string;
}

const ASK_AGAIN_MS = 300;
/** ms; longer than any outage of the run. */
const GIVE_UP_MS = 300_000;
/** One in so many clicks is a double click. */
const DOUBLE_CLICKS = 5;

/** One order in so many is published again after the click. */
const TOLD_AGAIN = 4;

/**
 * A shop that reports failed orders, in any order and partly twice, and stops where it hears 补交中; and buyers who resubmit each,
 * at a steady rate. All retry until they are answered.
 */
export class Customers {
  readonly accepted = new Map<string, Accepted>();
  readonly findings: Finding[] = [];
  /** Number of answers by status and code; `0` is a broken connection. */
  readonly answers = new Map<string, number>();
  private readonly going = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly orders = new Map<string, ChaosOrder>();
  private readonly shop: Shop;
  private next = 0;

  constructor(private readonly options: CustomersOptions) {
    this.shop = new Shop(options.product, (orderId) => this.orders.get(orderId));
  }

  get placed(): number {
    return this.next;
  }

  /** Resubmissions that the shop has stopped for. */
  get acknowledged(): number {
    return this.shop.acknowledged;
  }

  start(): void {
    this.shop.listen();
    void this.place();
  }

  /** Ends the shop's listening. */
  async leave(): Promise<void> {
    await this.shop.stop();
    for (const { id, code } of this.shop.refused)
      this.findings.push({ what: `the acknowledgement ${id} was refused: ${code}` });
  }

  /** Resolves when every placed order has been resubmitted or given up. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.going);
  }

  private async place(): Promise<void> {
    const startedAt = Date.now();
    while (!this.stopping.signal.aborted) {
      const due = Math.floor(((Date.now() - startedAt) / 1_000) * this.options.perSecond);
      for (; this.next < due; this.next += 1) this.follow(this.next);
      await pause(20);
    }
  }

  private follow(index: number): void {
    const order = chaosOrder(this.options.seed, index, new Date());
    const journey = this.journey(order, index).catch((error: unknown) => {
      this.findings.push({ orderId: order.orderId, what: `was not taken: ${(error as Error).message}` });
    });
    this.going.add(journey);
    void journey.then(() => this.going.delete(journey));
  }

  private async journey(order: ChaosOrder, index: number): Promise<void> {
    const { product, world } = this.options;
    const { orderId, buyerId } = order;
    this.orders.set(orderId, order);
    world.expect(order);
    await this.publish(muddled(order));
    const click = () =>
      this.untilAnswered('click', () =>
        product.resubmit(`buyer:${buyerId}`, orderId, { key: orderId, form: {} }),
      );
    const [{ resubmissionId }, again] = await Promise.all([
      click(),
      index % DOUBLE_CLICKS === 0 ? click() : undefined,
    ]);
    this.accepted.set(orderId, { order, resubmissionId });
    if (again && again.resubmissionId !== resubmissionId)
      this.findings.push({ orderId, what: 'one key got two resubmissions' });
    if (index % TOLD_AGAIN === 0) await this.publish(order.events);
  }

  private async publish(events: readonly ShopEvent[]): Promise<void> {
    const { rejected } = await this.untilAnswered('events', () => this.options.product.publish(events));
    if (rejected[0]) throw new Error(`an order event was refused: ${rejected[0].code}`);
  }

  /** Retries as a client would: after a retryable answer, a broken connection or a server error. */
  private async untilAnswered<T>(what: string, ask: () => Promise<T>): Promise<T> {
    const end = Date.now() + GIVE_UP_MS;
    for (;;) {
      try {
        const answer = await ask();
        this.count(`${what}: taken`);
        return answer;
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : undefined;
        this.count(`${what}: ${problem ? `${problem.status} ${problem.code}` : `broken connection`}`);
        if ((problem && problem.status < 500) || Date.now() > end) throw error;
        await pause(ASK_AGAIN_MS);
      }
    }
  }

  private count(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }
}

/** In any order, and one event twice. */
function muddled({ events, luck }: ChaosOrder): readonly ShopEvent[] {
  const random = new SeededRandom(luck);
  return random.shuffle([...events, random.pick(events)]);
}
