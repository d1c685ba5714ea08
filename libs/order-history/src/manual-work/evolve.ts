import { changeAttempt } from '../delivery/change.js';
import type { FacetEvolvers } from '../evolver.js';
import { changeResubmission } from '../resubmission/change.js';

/** What a person's finding makes of the attempt that it was about. */
const FOUND = { delivered: 'succeeded', 'not-delivered': 'failed', 'give-up': undefined } as const;

export const manualWorkEvolvers: FacetEvolvers<'ManualWorkRequested' | 'ManualWorkResolved'> = {
  ManualWorkRequested: (history, data, { occurredAt }) =>
    changeResubmission(history, data, () => ({
      status: 'waiting-for-human',
      waitingCode: data.code,
      waitingSince: occurredAt,
    })),
  ManualWorkResolved: (history, data, { causationId }) => {
    const status = FOUND[data.resolution];
    const settled = status
      ? changeAttempt(history, data, { status, code: `manual-${data.resolution}` })
      : history;
    return changeResubmission(settled, data, ({ attempts }) => ({
      status: 'approved',
      attemptsBeforePerson: attempts.length,
      resolvedBy: causationId,
    }));
  },
};
