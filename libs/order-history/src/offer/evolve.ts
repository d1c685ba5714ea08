import type { FacetEvolvers } from '../evolver.js';
import type { OrderHistory } from '../order-history.js';
import type { RecordedOffer } from './recorded-offer.js';

export const offerEvolvers: FacetEvolvers<'ResubmissionOffered' | 'OfferExpired' | 'OfferWithdrawn'> = {
  ResubmissionOffered: (history, data, { occurredAt }) => {
    const { paymentProven: _, ...offer } = data;
    return { ...history, offers: [...history.offers, { ...offer, offeredAt: occurredAt }] };
  },
  OfferExpired: (history, { offerId, expiresAt: at }) => ended(history, offerId, { by: 'expired', at }),
  OfferWithdrawn: (history, { offerId, code }, { occurredAt: at }) =>
    ended(history, offerId, { by: 'withdrawn', at, code }),
};

/** An offer ends once. */
const ended = (
  history: OrderHistory,
  offerId: string,
  end: NonNullable<RecordedOffer['ended']>,
): OrderHistory => ({
  ...history,
  offers: history.offers.map((offer) =>
    offer.offerId === offerId && !offer.ended ? { ...offer, ended: end } : offer,
  ),
});
