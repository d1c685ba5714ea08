import { Inject, Injectable } from '@nestjs/common';
import { systemActor } from '@bujiao/contracts';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { expireOffer } from './offer.decider.js';
import { OfferRows } from './offers.repository.js';

/** Offers that are ended in one sweep at most; the next one ends the others. */
const MOST_ENDED = 200;

/** Records the end of offers that nobody took. The offer itself ends by its time, whenever that is recorded. */
@Injectable()
export class ExpiredOffers {
  constructor(
    private readonly rows: OfferRows,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  /** Idempotent: the events of a cause are recorded once, by however many processes. */
  async end(): Promise<void> {
    for (const { offerId, orderId } of await this.rows.expired(MOST_ENDED)) {
      const cause = { orderId, causationId: `offer-expired:${offerId}`, actor: systemActor('intake') };
      await this.desk.decide(cause, (history) => expireOffer(history, offerId, Date.now()));
      await this.rows.ended(offerId);
    }
  }
}
