import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { ServicePool, type Principal } from '@bujiao/platform';
import type { Pool } from 'pg';
import { changeNoticeWish } from './change-notice-wish.decider.js';
import { BuyerPreferences, noticeWishOf, type Preferences } from './preferences.service.js';

/** Orders that are looked at side by side. */
const AT_ONCE = 8;

/**
 * Saves preferences and passes how the buyer wants to be told on to the resubmissions that are open. Services read it in the history that
 * they decide on, so that a notice costs no read of its own; what was told before stays as it is recorded.
 */
@Injectable()
export class ToldOrders {
  constructor(
    private readonly preferences: BuyerPreferences,
    @ServicePool('intake') private readonly pool: Pool,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  /**
   * Idempotent; a call that failed halfway is finished by its repetition. The preferences are saved first: a request that is made meanwhile
   * reads them.
   */
  async save(buyer: Principal, wanted: Preferences): Promise<Preferences> {
    const saved = await this.preferences.save(buyer.id, wanted);
    const orders = await this.openStreamsOf(buyer.id);
    const causationId = `notice-preference:${randomUUID()}`;
    const wish = noticeWishOf(saved);
    const next = async (): Promise<void> => {
      for (let orderId = orders.pop(); orderId !== undefined; orderId = orders.pop())
        await this.desk.decide({ orderId, causationId, actor: buyer.actor }, (history) =>
          changeNoticeWish(history, wish),
        );
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    return saved;
  }

  private async openStreamsOf(buyerId: string): Promise<string[]> {
    const { rows } = await this.pool.query<{ order_id: string }>({
      name: 'intake-open-streams-of-buyer',
      text: 'select order_id from intake.order_records where buyer_id = $1 and stream_open',
      values: [buyerId],
    });
    return rows.map(({ order_id }) => order_id);
  }
}
