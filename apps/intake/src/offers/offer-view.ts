import type { Notice, ResubmissionReason, Sentence } from '@bujiao/contracts';
import { offerState, type OfferInput, type OfferState, type RecordedOffer } from '@bujiao/order-history';

/** An offer as its buyer and staff see it. */
export interface OfferView {
  readonly offerId: string;
  /** What went wrong. */
  readonly kind: string;
  readonly reason: ResubmissionReason;
  readonly quantity: number;
  readonly offeredAt: string;
  readonly expiresAt: string;
  readonly state: OfferState;
  /** The words that the buyer reads, as they were sent. */
  readonly sentence: Sentence;
  readonly notice: Notice;
  /** When it ended otherwise than by its time. */
  readonly endedAt?: string;
}

export function offerView(offer: RecordedOffer, state: OfferState): OfferView {
  const { offerId, anomaly, reason, quantity, offeredAt, expiresAt, notice, ended } = offer;
  return {
    offerId,
    kind: anomaly.kind,
    reason,
    quantity,
    offeredAt,
    expiresAt,
    state,
    sentence: notice.sentence,
    notice,
    ...(ended && { endedAt: ended.at }),
  };
}

/** Every offer of an order, the newest first. */
export const offerViews = (input: OfferInput): readonly OfferView[] =>
  input.history.offers.map((offer) => offerView(offer, offerState(offer, input))).reverse();
