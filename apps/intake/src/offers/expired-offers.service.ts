import { Inject, Injectable, Logger } from '@nestjs/common';
import { systemActor } from '@bujiao/contracts';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { expireOffer } from './offer.decider.js';
import { OfferRows, type OfferRow } from './offers.repository.js';

/** Offers that are ended in one sweep at most; the next one ends the others. */
const MOST_ENDED = 200;

/** Records the end of offers that nobody took. The offer itself ends by its time, whenever that is recorded. */
@Injectable()
export class ExpiredOffers {
  private readonly logger = new Logger('offers');

  constructor(
    private readonly rows: OfferRows,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  /** Idempotent: the events of a cause are recorded once, by however many processes. */
  async end(): Promise<void> {
    for (const offer of await this.rows.expired(MOST_ENDED)) await this.tryToEnd(offer);
  }

  /** One order's trouble is not the others': the next sweep tries again. */
  private async tryToEnd({ offerId, orderId }: Pick<OfferRow, 'offerId' | 'orderId'>): Promise<void> {
    try {
      const cause = { orderId, causationId: `offer-expired:${offerId}`, actor: systemActor('intake') };
      await this.desk.decide(cause, (history) => expireOffer(history, offerId, Date.now()));
      await this.rows.ended(offerId);
    } catch (err) {
      this.logger.warn({
        msg: 'the end of an offer could not be recorded; the next sweep tries again',
        orderId,
        err,
      });
    }
  }
}
