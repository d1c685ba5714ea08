import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { NoticeWish } from '@bujiao/contracts';
import { EventStoreUnavailable, revisionOf } from '@bujiao/event-store';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { openResubmission } from '@bujiao/order-history';
import type { Principal } from '@bujiao/platform';
import {
  ResubmittedOrders,
  type ResubmissionMark,
} from '../../resubmission-requests/resubmitted-orders.repository.js';
import { changeNoticeWish } from './change-notice-wish.decider.js';
import { BuyerPreferences, noticeWishOf, type Preferences } from './preferences.service.js';

/** Orders that are looked at side by side. */
const AT_ONCE = 8;
/** Orders that one call looks at; a buyer has far fewer resubmissions open at once. */
export const MOST_TOLD = 100;

/** A preference that changed, with an id of its own: the same wish can come back later, and counts again. */
interface Change {
  readonly id: string;
  readonly actor: Principal['actor'];
  readonly wish: NoticeWish | undefined;
}

/**
 * Saves preferences and passes how the buyer wants to be told on to the resubmissions that are open. Services read it in the history that
 * they decide on, so that a notice costs no read of its own; what was told before stays as it is recorded.
 */
@Injectable()
export class ToldOrders {
  private readonly logger = new Logger('preferences');

  constructor(
    private readonly preferences: BuyerPreferences,
    private readonly resubmitted: ResubmittedOrders,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  /**
   * Idempotent; a call that failed halfway is finished by its repetition. The preferences are saved first: a request that is made meanwhile
   * reads them. An order whose stream cannot be read is logged and left as it is, since a repetition would not help.
   * @throws {EventStoreUnavailable} after the other orders were tried, unless the store answers for none of them
   */
  async save(buyer: Principal, wanted: Preferences): Promise<Preferences> {
    const saved = await this.preferences.save(buyer.id, wanted);
    const orders = await this.resubmitted.mayBeOpen(buyer.id, MOST_TOLD);
    const change = { id: randomUUID(), actor: buyer.actor, wish: noticeWishOf(saved) };
    await this.resubmitted.mark(await this.passOn(orders, change));
    return saved;
  }

  /** @returns which of the orders have no open resubmission: the next change leaves them out */
  private async passOn(orders: readonly string[], change: Change): Promise<readonly ResubmissionMark[]> {
    const waiting = [...orders];
    const ended: ResubmissionMark[] = [];
    const unavailable: EventStoreUnavailable[] = [];
    const next = async (): Promise<void> => {
      for (let orderId = waiting.shift(); orderId !== undefined; orderId = waiting.shift())
        try {
          ended.push(...(await this.change(orderId, change)));
        } catch (err) {
          if (!(err instanceof EventStoreUnavailable))
            this.logger.error({ msg: 'a preference of notices did not reach an order', orderId, err });
          else if (unavailable.push(err) >= AT_ONCE) waiting.length = 0;
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    if (unavailable[0]) throw unavailable[0];
    return ended;
  }

  private async change(orderId: string, { id, actor, wish }: Change): Promise<readonly ResubmissionMark[]> {
    // The order is part of the cause: the ids of events are made of it, and an id belongs to one event of all streams.
    const cause = { orderId, causationId: `notice-preference:${id}:${orderId}`, actor };
    const { state, head } = await this.desk.decide(cause, (history) => changeNoticeWish(history, wish));
    return openResubmission(state) ? [] : [{ orderId, is: 'ended', revision: revisionOf(head) }];
  }
}
