/** Buyers' consent to resubmissions that are opened with nobody acting (无感补交). The buyer gives it and takes it back. */
export interface ZeroTouchConsents {
  /** Since when the consent stands, ISO 8601; undefined where it was never given, or taken back. Never from a cache older than a second. */
  given(buyerId: string): Promise<{ readonly at: string } | undefined>;
}

export const ZERO_TOUCH_CONSENTS = Symbol('ZERO_TOUCH_CONSENTS');

/** Nobody has agreed: then orders are offered, and none is resubmitted by itself. */
export const NO_CONSENTS: ZeroTouchConsents = { given: () => Promise.resolve(undefined) };
