import type { Sentence } from '@bujiao/contracts';
import { usualTimeSentence } from '@bujiao/texts';

/**
 * Stretches whose length is known. `verifying`: from request to approval. `resubmitting`: from approval to delivery. `whole`: from
 * request to delivery. `person`: from the hand-over to a person's decision.
 */
export const TIMED_STAGES = ['verifying', 'resubmitting', 'whole', 'person'] as const;
export type TimedStage = (typeof TIMED_STAGES)[number];

/** Durations of one stage, of delivered resubmissions. */
export interface StageSample {
  readonly stage: TimedStage;
  /** Absent: of all reasons. */
  readonly reason?: string;
  readonly cases: number;
  readonly medianMs: number;
  readonly nineOfTenMs: number;
}

export interface UsualTimeView {
  readonly stage: TimedStage;
  /** `reason`: of resubmissions for the same reason. `all`: those are too few, so of all. */
  readonly of: 'reason' | 'all';
  readonly cases: number;
  readonly medianMs: number;
  readonly nineOfTenMs: number;
  readonly sentence: Sentence;
}

export interface UsualTimesView {
  readonly days: number;
  /** Without the stages of which too few cases are known. */
  readonly stages: readonly UsualTimeView[];
}

export const DAYS = 7;
/** Fewer cases promise nothing: the stage is left out, and the page shows the deadline instead. */
export const LEAST_CASES = 30;

/** What usually is, for one reason; of all reasons where that one has too few cases. Pure. */
export function usualTimes(samples: readonly StageSample[], reason: string | undefined): UsualTimesView {
  return {
    days: DAYS,
    stages: TIMED_STAGES.flatMap((stage) => {
      const enough = samples.filter((one) => one.stage === stage && one.cases >= LEAST_CASES);
      const own = enough.find((one) => reason !== undefined && one.reason === reason);
      const sample = own ?? enough.find((one) => one.reason === undefined);
      return sample ? [viewOf(sample)] : [];
    }),
  };
}

function viewOf({ stage, reason, cases, medianMs, nineOfTenMs }: StageSample): UsualTimeView {
  const of = reason === undefined ? 'all' : 'reason';
  const sentence = usualTimeSentence({ medianMs, nineOfTenMs, cases, days: DAYS, of });
  return { stage, of, cases, medianMs, nineOfTenMs, sentence };
}
