import type { JobPlan, PlanSentences } from '../jobs/job.js';

/** The parts of a plan that say what it does: the English lists, and the same with both languages. Pure. */
export function planWords({
  writes = [],
  skips = [],
  reachesOutside = [],
}: Partial<PlanSentences>): Pick<JobPlan, 'writes' | 'skips' | 'reachesOutside' | 'sentences'> {
  return {
    writes: writes.map(({ en }) => en),
    skips: skips.map(({ what, why }) => ({ what: what.en, why: why.en })),
    reachesOutside: reachesOutside.map(({ en }) => en),
    sentences: { writes, skips, reachesOutside },
  };
}
