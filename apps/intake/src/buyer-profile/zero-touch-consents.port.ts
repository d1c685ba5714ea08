export const ZERO_TOUCH_CONSENTS = Symbol('ZERO_TOUCH_CONSENTS');

/** Whether buyers agree to resubmissions without a click (无感补交). */
export interface ZeroTouchConsents {
  /**
   * Since when the buyer agrees to the text of today, ISO 8601; undefined where they never did, have taken it back, or agreed to an older
   * text. Reads the buyer's stream: what is recorded counts at once.
   */
  given(buyerId: string): Promise<{ readonly at: string } | undefined>;
}
