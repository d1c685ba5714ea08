import type { FacetEvolvers } from '../evolver.js';
import { changeResubmission } from '../resubmission/change.js';
import { changeAttempt } from './change.js';

export const deliveryEvolvers: FacetEvolvers<
  'DeliveryAttemptStarted' | 'DeliveryAttemptSucceeded' | 'DeliveryAttemptFailed' | 'DeliveryAttemptUnknown'
> = {
  DeliveryAttemptStarted: (history, data, { occurredAt }) =>
    changeResubmission(history, data, ({ attempts }) => ({
      attempts: [
        ...attempts,
        {
          attemptId: data.attemptId,
          attemptNo: data.attemptNo,
          source: data.source,
          requestNo: data.requestNo,
          quantity: data.quantity,
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
