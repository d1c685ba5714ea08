import { randomUUID } from 'node:crypto';
import type { SeededRandom } from '@bujiao/simulator';
import { orderEvent } from '../product/shop.js';
import type { PatientClient } from './patient-client.js';

export interface ChaosOrder {
  readonly orderId: string;
  readonly buyerId: string;
  readonly quantity: number;
  /** Where a top-up goes, each its own; undefined for cards. */
  readonly account?: string;
  /** Known once the request was accepted. */
  resubmissionId?: string;
}

const CARD_GOODS = ['CG1', 'CG2', 'CG3'];
/** Cards for everybody: whoever waits here waits for a crash to be cleared up, not for stock. */
const CARDS_A_BATCH = 2_000;

export class Load {
  readonly orders: ChaosOrder[] = [];
  readonly secrets: string[] = [];
  private readonly running: Promise<void>[] = [];
  private stopped = false;

  constructor(
    private readonly client: PatientClient,
    private readonly random: SeededRandom,
  ) {}

  async stock(): Promise<void> {
    for (const goodsId of CARD_GOODS) {
      const cards = Array.from({ length: CARDS_A_BATCH }, () => ({
        cardNo: randomUUID(),
        cardPassword: randomUUID(),
      }));
      this.secrets.push(...cards.flatMap(({ cardNo, cardPassword }) => [cardNo, cardPassword]));
      const { status } = await this.client.call('ops', 'POST', `/card-stock/${goodsId}/batches`, {
        body: { batchId: `${goodsId}-1`, cards },
      });
      if (status !== 201) throw new Error(`stock: ${status}`);
    }
  }

  /** Keeps so many buyers busy, each with one order after another. */
  start(clients: number): void {
    for (let i = 0; i < clients; i += 1) this.running.push(this.keepBuying());
  }

  /** Resolves when every request that was made has been answered. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running);
  }

  private async keepBuying(): Promise<void> {
    while (!this.stopped) await this.buyAndResubmit();
  }

  private async buyAndResubmit(): Promise<void> {
    const order = this.newOrder();
    const { orderId, buyerId } = order;
    const { body: told } = await this.client.call('service:shop', 'POST', '/order-events', {
      body: this.eventsOf(order),
    });
    if (told.rejected.length > 0) throw new Error(`order events refused: ${JSON.stringify(told)}`);
    this.orders.push(order);
    const headers = { 'idempotency-key': `key-${orderId}` };
    const calls = this.random.chance(0.3) ? 2 : 1;
    const answers = await Promise.all(
      Array.from({ length: calls }, () =>
        this.client.call(`buyer:${buyerId}`, 'POST', `/orders/${orderId}/resubmissions`, {
          body: {},
          headers,
        }),
      ),
    );
    for (const { status, body } of answers) {
      if (status !== 202) throw new Error(`a request was refused: ${JSON.stringify(body)}`);
      if (order.resubmissionId !== undefined && order.resubmissionId !== body.resubmissionId)
        throw new Error('the same key had two answers');
      order.resubmissionId = body.resubmissionId;
    }
  }

  private newOrder(): ChaosOrder {
    const orderId = randomUUID();
    const order = {
      orderId,
      buyerId: `B-${orderId}`,
      quantity: this.random.integer(1, 3),
    };
    if (!this.random.chance(0.5)) return order;
    const account = `account-${orderId}`;
    this.secrets.push(account);
    return { ...order, account };
  }

  private eventsOf({ orderId, buyerId, quantity, account }: ChaosOrder): object[] {
    const kind = account === undefined ? 'game-points' : 'direct-top-up';
    const goodsId =
      account === undefined ? (CARD_GOODS[this.random.integer(0, CARD_GOODS.length - 1)] as string) : 'TG1';
    const goods = { goodsId, name: '腾讯Q币 10个', kind, unitPrice: 1_000 };
    const target = account === undefined ? {} : { rechargeTarget: { rechargeAccount: account } };
    const placed = orderEvent(
      orderId,
      'placed',
      { buyerId, goods, quantity, amount: 1_000 * quantity, ...target },
      60,
    );
    const events = [
      placed,
      orderEvent(orderId, 'paid', {}, 55),
      orderEvent(orderId, 'delivery-failed', {}, 50),
    ];
    return this.random.chance(0.3) ? [...events, ...events].reverse() : events;
  }
}
