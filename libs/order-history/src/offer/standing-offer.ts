import type { Policy } from '@bujiao/policy';
import { decideResubmission } from '../decision/decide-resubmission.js';
import type { Decision } from '../decision/decision.js';
import type { OrderHistory } from '../order-history.js';
import type { RecordedOffer } from './recorded-offer.js';

export const OFFER_STATES = ['open', 'taken', 'withdrawn', 'expired', 'suspended'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** The offer that was neither taken nor withdrawn and has not expired. There is never more than one. `now`: ms since the epoch. */
export const openOffer = ({ offers }: OrderHistory, now: number): RecordedOffer | undefined =>
  offers.find((offer) => !offer.ended && Date.parse(offer.expiresAt) > now);

export interface OfferInput {
  readonly history: OrderHistory;
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * The offer whose click would be taken at this moment, and the decision of that click. An offer that was recorded stands only while the
 * rules in force let the click go: so an offer that people see is never refused.
 */
export function standingOffer(
  input: OfferInput,
): { readonly offer: RecordedOffer; readonly decision: Extract<Decision, { do: 'go' }> } | undefined {
  const offer = openOffer(input.history, input.now);
  const decision = offer && decideResubmission(input);
  return offer && decision?.do === 'go' ? { offer, decision } : undefined;
}

/** `suspended`: recorded as open, while a rule forbids the click at the moment. */
export function offerState(offer: RecordedOffer, input: OfferInput): OfferState {
  if (offer.ended) return offer.ended.by;
  if (Date.parse(offer.expiresAt) <= input.now) return 'expired';
  return standingOffer(input)?.offer.offerId === offer.offerId ? 'open' : 'suspended';
}
