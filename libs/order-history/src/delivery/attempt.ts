import type { DeliverySource, Sealed } from '@bujiao/contracts';

/** What is known of one call to a supplier, or one issue from stock. */
export interface Attempt {
  readonly attemptId: string;
  readonly attemptNo: number;
  readonly source: DeliverySource;
  readonly requestNo: string;
  readonly quantity: number;
  /** The delivery target when it started; absent for goods that go to no account. */
  readonly target?: Sealed;
  readonly adopted: boolean;
  /** Nobody has told how many units the adopted call was for: `quantity` is the most that it can count for. */
  readonly unitsUnknown?: boolean;
  /** `started` and `unknown` may have delivered; only `failed` surely has not. */
  readonly status: 'started' | 'unknown' | 'failed' | 'succeeded';
  readonly startedAt: string;
  /** When its number was last about to be sent; a call may be under way for a while after it. */
  readonly sentAt: string;
  /** How often the supplier has been queried about it. */
  readonly queryNo: number;
  /** How many answers in a row could not be believed, the latest included. */
  readonly oddAnswers?: number;
  readonly nextQueryAt?: string;
  /** After a failure: when the next attempt may start. */
  readonly retryAt?: string;
  readonly code?: string;
  readonly cardIds: readonly string[];
}

/** It may still deliver, or may have delivered without our knowing. */
export const isUnsettled = ({ status }: Attempt): boolean => status === 'started' || status === 'unknown';
