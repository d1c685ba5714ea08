import type { RecordedOffer } from './recorded-offer.js';

/** The offers after a resubmission was opened: the open one is taken. */
export const takenUp = (offers: readonly RecordedOffer[], at: string): readonly RecordedOffer[] =>
  offers.some((offer) => isTakenAt(offer, at))
    ? offers.map((offer) => (isTakenAt(offer, at) ? { ...offer, ended: { by: 'taken', at } } : offer))
    : offers;

const isTakenAt = ({ ended, expiresAt }: RecordedOffer, at: string): boolean => !ended && expiresAt > at;
