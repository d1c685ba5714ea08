import type { AgreedText, BuyerEvent, BuyerEvents } from '@bujiao/contracts';

/** What a buyer has agreed to. */
export interface BuyerConsents {
  /** Absent: never given, or taken back. */
  readonly zeroTouch?: { readonly at: string; readonly text: AgreedText };
}

export const noConsents = (): BuyerConsents => ({});

/** The same text again is nothing new, in whatever language: the first agreement keeps its time. */
export function giveConsent({ zeroTouch }: BuyerConsents, text: AgreedText): readonly BuyerEvent[] {
  if (zeroTouch?.text.code === text.code && zeroTouch.text.version === text.version) return [];
  return [{ type: 'ZeroTouchConsentGiven', data: { text } }];
}

export const withdrawConsent = ({ zeroTouch }: BuyerConsents): readonly BuyerEvent[] =>
  zeroTouch ? [{ type: 'ZeroTouchConsentWithdrawn', data: {} }] : [];

interface Recorded {
  readonly type: string;
  readonly data: object;
  readonly metadata: { readonly occurredAt: string };
}

/** The consents after one more event; of events of another kind, unchanged. Pure. */
export function evolveConsents(consents: BuyerConsents, { type, data, metadata }: Recorded): BuyerConsents {
  switch (type as BuyerEvent['type']) {
    case 'ZeroTouchConsentGiven': {
      const { text } = data as BuyerEvents['ZeroTouchConsentGiven'];
      return { zeroTouch: { at: metadata.occurredAt, text } };
    }
    case 'ZeroTouchConsentWithdrawn':
      return {};
    default:
      return consents;
  }
}
