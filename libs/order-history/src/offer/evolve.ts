import type { FacetEvolvers } from '../evolver.js';

export const offerEvolvers: FacetEvolvers<'ResubmissionOffered' | 'OfferWithdrawn'> = {
  ResubmissionOffered: (history, data, { occurredAt }) => {
    const { paymentProven: _, ...offer } = data;
    return { ...history, offers: [...history.offers, { ...offer, offeredAt: occurredAt }] };
  },
  OfferWithdrawn: (history, { offerId, code }, { occurredAt: at }) => ({
    ...history,
    offers: history.offers.map((offer) =>
      offer.offerId === offerId && !offer.ended ? { ...offer, ended: { by: 'withdrawn', at, code } } : offer,
    ),
  }),
};
