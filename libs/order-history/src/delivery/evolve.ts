import type { Sealed } from '@bujiao/contracts';
import type { FacetEvolvers } from '../evolver.js';
import type { OrderHistory } from '../order-history.js';
import { changeResubmission } from '../resubmission/change.js';
import type { Resubmission } from '../resubmission/resubmission.js';
import { targetOf } from '../goods-checks/target.js';
import { changeAttempt } from './change.js';

export const deliveryEvolvers: FacetEvolvers<
  'DeliveryAttemptStarted' | 'DeliveryAttemptSucceeded' | 'DeliveryAttemptFailed' | 'DeliveryAttemptUnknown'
> = {
  DeliveryAttemptStarted: (history, data, { occurredAt }) =>
    changeResubmission(history, data, (resubmission) => ({
      attempts: [
        ...resubmission.attempts,
        {
          attemptId: data.attemptId,
          attemptNo: data.attemptNo,
          source: data.source,
          requestNo: data.requestNo,
          quantity: data.quantity,
          ...targetIn(history, resubmission),
          adopted: data.adopted ?? false,
          ...(data.unitsUnknown && { unitsUnknown: true }),
          status: 'started',
          startedAt: occurredAt,
          sentAt: occurredAt,
          queryNo: 0,
          cardIds: [],
        },
      ],
    })),
  DeliveryAttemptSucceeded: (history, data) =>
    changeAttempt(history, data, {
      status: 'succeeded',
      quantity: data.quantity,
      cardIds: data.cardIds ?? [],
    }),
  DeliveryAttemptFailed: (history, data) =>
    changeAttempt(history, data, {
      status: 'failed',
      code: data.code,
      ...(data.retryAt && { retryAt: data.retryAt }),
    }),
  DeliveryAttemptUnknown: (history, data, { occurredAt }) =>
    changeAttempt(history, data, {
      status: 'unknown',
      code: data.code,
      queryNo: data.queryNo,
      nextQueryAt: data.nextQueryAt,
      oddAnswers: data.oddAnswers ?? 0,
      ...(data.sentAgain && { sentAt: occurredAt }),
    }),
};

/** Kept with the attempt: the same number is never sent again with another target. */
function targetIn(history: OrderHistory, resubmission: Resubmission): { readonly target?: Sealed } {
  const target = targetOf(history, resubmission);
  return target ? { target } : {};
}
