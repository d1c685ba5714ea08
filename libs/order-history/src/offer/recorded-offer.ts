import type { Notice, ResubmissionReason } from '@bujiao/contracts';

/** A click that the buyer was offered since the order went wrong. */
export interface RecordedOffer {
  readonly offerId: string;
  readonly anomaly: { readonly kind: string; readonly at: string };
  readonly reason: ResubmissionReason;
  readonly quantity: number;
  readonly offeredAt: string;
  readonly expiresAt: string;
  /** The words that the buyer reads. */
  readonly notice: Notice;
  /** `taken`: a resubmission was opened. `withdrawn`: the order healed, or a rule forbids the click. `expired`: nobody took it in time. */
  readonly ended?: { readonly by: 'taken' | 'withdrawn' | 'expired'; readonly at: string; readonly code?: string };
}
