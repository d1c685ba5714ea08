import { comparisonsOf, type Comparisons } from './comparison.js';
import { NOT_TOLD, type NotTold } from './judge.js';
import type { DifferentAgain, Tally } from './tally.js';

/** What a backtest found. */
export interface BacktestReport {
  readonly decisions: number;
  readonly firstAt?: string;
  readonly lastAt?: string;
  /** Left out, and why. */
  readonly notTold: readonly { readonly why: NotTold; readonly decisions: number }[];
  /** Of the past that the draft cannot be tried on: then there is no comparison. */
  readonly incomplete?: {
    readonly decisions: number;
    readonly lastAt: string;
    readonly completeFrom?: string;
  };
  /** Each decision again, by the policy that took it: determinism. */
  readonly repeated: {
    readonly decisions: number;
    readonly different: number;
    readonly examples: readonly DifferentAgain[];
  };
  readonly comparison?: Comparisons;
}

/** Pure. @param capacity reviews that reviewers can do in a day */
export function reportOf(
  tally: Tally,
  { capacity }: { readonly capacity?: number | undefined } = {},
): BacktestReport {
  const { read, firstAt, lastAt, incomplete, lastIncompleteAt = '', completeFrom, repeated } = tally;
  return {
    decisions: read,
    ...(firstAt !== undefined && { firstAt }),
    ...(lastAt !== undefined && { lastAt }),
    notTold: NOT_TOLD.filter((why) => tally.notTold[why] > 0).map((why) => ({
      why,
      decisions: tally.notTold[why],
    })),
    repeated,
    ...(incomplete > 0
      ? {
          incomplete: {
            decisions: incomplete,
            lastAt: lastIncompleteAt,
            ...(completeFrom !== undefined && { completeFrom }),
          },
        }
      : { comparison: comparisonsOf(tally, capacity) }),
  };
}
