import { isForReviewer, type Outcome } from '../past/outcome.js';
import type { PastDecision } from '../past/past-decisions.js';

interface Sums {
  old: number;
  new: number;
}

/** Sums over decisions that turned out good. `newUnknown`: those that the draft sends to a reviewer and no reviewer had seen. */
export interface HonestTally {
  decisions: number;
  fields: number;
  readonly steps: Sums;
  ms: number;
  newMs: number;
  newUnknown: number;
}

export const emptyHonest = (): HonestTally => ({
  decisions: 0,
  fields: 0,
  steps: { old: 0, new: 0 },
  ms: 0,
  newMs: 0,
  newUnknown: 0,
});

/** Where a request is refused, an honest buyer takes one more step: support has to be asked. */
const stepsOf = (steps: number, outcome: Outcome): number => steps + (outcome === 'refuse' ? 1 : 0);

/** Adds a decision that turned out good; changes `honest`. @param now what the draft comes to */
export function addEffort(
  honest: HonestTally,
  { old, waited, effort }: Pick<PastDecision, 'old' | 'waited' | 'effort'>,
  now: Outcome,
): void {
  honest.decisions += 1;
  honest.fields += effort.fields;
  honest.steps.old += stepsOf(effort.steps, old.outcome);
  honest.steps.new += stepsOf(effort.steps, now);
  honest.ms += waited ?? 0;
  if (!isForReviewer(now)) return;
  if (waited === undefined) honest.newUnknown += 1;
  else honest.newMs += waited;
}

export interface OldNew {
  readonly old: number;
  readonly new: number;
}

/** What honest buyers had to do, and would have to, on average over requests that turned out good. */
export interface HonestEffort {
  readonly decisions: number;
  /** Clicks; a refused request takes one more, to support. */
  readonly steps: OldNew;
  /** Typed: the requests had been made, so a draft changes none. */
  readonly fields: OldNew;
  /** Minutes that a reviewer took, estimated where none had looked; absent where one would be needed and none was ever measured. */
  readonly minutes?: OldNew;
}

/** Pure. @param waits all reviews that were measured */
export function honestOf(
  { decisions, fields, steps, ms, newMs, newUnknown }: HonestTally,
  waits: { readonly decisions: number; readonly ms: number },
): HonestEffort {
  const each = (sum: number): number => sum / decisions;
  const mean = waits.decisions > 0 ? waits.ms / waits.decisions : undefined;
  const estimated = newUnknown === 0 ? 0 : mean === undefined ? undefined : newUnknown * mean;
  return {
    decisions,
    steps: { old: each(steps.old), new: each(steps.new) },
    fields: { old: each(fields), new: each(fields) },
    ...(estimated !== undefined && {
      minutes: { old: each(ms) / 60_000, new: each(newMs + estimated) / 60_000 },
    }),
  };
}
