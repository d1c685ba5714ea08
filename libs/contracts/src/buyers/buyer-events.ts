import type { Language } from '../events/notice.js';

/** Prefix of the streams of buyers. No stream of an order: no topic carries their events. */
const STREAM_PREFIX = 'buyer-';

/** The stream of what one buyer decided for all of their orders. */
export const buyerStream = (buyerId: string): string => STREAM_PREFIX + buyerId;

/** The words that a person read before they agreed; `libs/texts` keeps every version. */
export interface AgreedText {
  readonly code: string;
  readonly version: string;
  readonly language: Language;
}

/**
 * Events of the stream of a buyer ({@link buyerStream}). Who and when is in the metadata, the buyer in `correlationId`. Only intake
 * appends them.
 */
export interface BuyerEvents {
  /** The buyer agrees that failed orders are resubmitted without a click (无感补交). */
  ZeroTouchConsentGiven: { readonly text: AgreedText };
  /** The buyer no longer agrees. Resubmissions that are under way are finished. */
  ZeroTouchConsentWithdrawn: Readonly<Record<string, never>>;
}
export type BuyerEventType = keyof BuyerEvents;
export type BuyerEvent = {
  [T in BuyerEventType]: { readonly type: T; readonly data: BuyerEvents[T] };
}[BuyerEventType];
