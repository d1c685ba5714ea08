import type { TrafficOrder } from '../traffic-order.js';
import type { ClickResult } from './click.js';
import type { Ledger } from './played-order.js';

/**
 * Moments that a run repeats instead of those that the simulation would choose, ms since the epoch. Undefined where nothing of the kind
 * happened.
 */
export interface RepeatedTimes {
  decidedAt(resubmissionId: string): number | undefined;
  evidenceAskedAt(resubmissionId: string): number | undefined;
  evidenceAt(resubmissionId: string): number | undefined;
  /** The last decision of a reviewer. */
  reviewedAt(resubmissionId: string): number | undefined;
  confirmedAt(resubmissionId: string): number | undefined;
  refundedAt(resubmissionId: string): number | undefined;
}

export interface PlayOptions {
  readonly ledger?: Ledger;
  readonly times?: RepeatedTimes;
  /** What became of each click, in the order of the clicks: a code where it was refused. */
  readonly clicked?: (order: TrafficOrder, result: ClickResult) => void;
}
