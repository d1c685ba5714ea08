import { setTimeout as sleep } from 'node:timers/promises';
import { isProblem } from '@bujiao/client';
import type { PaymentGateway } from '../../payment-gateway/payment-gateway.js';
import type { PaymentStatus } from '../../payment-gateway/payment.js';
import type { History, HistoryEntry } from '../../product/product-answers.js';
import type { ProductClient } from '../../product/product-client.js';
import type { ShopEvent } from '../../shop/planned-order.js';
import type { SentOrder } from './sent-order.js';

const LOOK_AGAIN_AFTER_MS = 100;
const STAFF = 'after-sales:traffic';

/** What the decision about the next request reads, each kept by a consumer group. */
const READ_MODELS: ReadonlySet<string> = new Set([
  'verification-risk-orders',
  'verification-risk-requests',
  'verification-risk-evidence',
  // Also keeps the requests of each buyer, which the policy limits.
  'intake-order-numbers',
]);

/** The product did not come to an end in time, or refused what it has to take. */
export class SampleStopped extends Error {}

/** The product and what stands around it, as the sample uses them. */
export class ProductSide {
  constructor(
    readonly product: ProductClient,
    private readonly gateway: PaymentGateway,
    private readonly waitMs: number,
  ) {}

  async publish(sent: SentOrder, events: readonly ShopEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { rejected } = await this.product.publish(events);
    if (rejected[0]) throw new SampleStopped(`${sent.orderId}: ${rejected[0].code}: ${rejected[0].detail}`);
  }

  /** Lets the gateway answer what it answers at this moment of the traffic. */
  setPayment(sent: SentOrder, planned: number): void {
    const known = sent.planned.gateway.filter(({ from }) => from <= planned).at(-1);
    if (!known || known.status === 'unknown') return;
    const { paymentId } = sent;
    const isOther = known.status === 'other-order';
    this.gateway.record({
      paymentId,
      orderId: isOther ? sent.idOf('another-order') : sent.orderId,
      status: isOther ? 'paid' : (known.status as PaymentStatus),
      amount: known.amount ?? 0,
    });
    sent.gateway.push({ ...known, paymentId, from: Date.now() });
  }

  /** The history once it is as wanted. @throws {SampleStopped} */
  until(sent: SentOrder, isDone: (events: readonly HistoryEntry[]) => boolean): Promise<History> {
    return this.eventually(sent.orderId, async () => {
      const history = await this.historyOf(sent);
      return history && isDone(history.events) ? history : undefined;
    });
  }

  /** Once the product knows the order with all that was published of it. */
  async untilKnown(sent: SentOrder): Promise<void> {
    await this.eventually(sent.orderId, async () => {
      const history = await this.historyOf(sent);
      const told = history && [history, ...history.events].flatMap((line) => line.told ?? []);
      return told && told.length >= sent.facts.length ? history : undefined;
    });
  }

  /** Once nothing of what happened is still on its way to what decisions read. */
  async untilRead(): Promise<void> {
    await this.eventually('read models', async () => {
      const groups = (await this.product.lag()).filter(({ group }) => READ_MODELS.has(group));
      const isThere = groups.length === READ_MODELS.size && groups.every(({ events }) => events === 0);
      return isThere ? true : undefined;
    });
  }

  /** @throws {SampleStopped} where it does not come in time */
  async eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    const until = Date.now() + this.waitMs;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > until) throw new SampleStopped(`${what}: waited for ${this.waitMs / 1_000} s in vain`);
      await sleep(LOOK_AGAIN_AFTER_MS);
    }
  }

  private async historyOf({ orderId }: SentOrder): Promise<History | undefined> {
    return this.product.history(STAFF, orderId).catch((error: unknown) => {
      if (isProblem(error, 'order-not-found')) return undefined;
      throw error;
    });
  }
}
