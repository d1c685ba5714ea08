import type { OrderEvent } from '@bujiao/contracts';
import { attemptIdOf } from './attempt-id.js';
import type { NextStep } from './next-step.decider.js';

export type Start = Extract<NextStep, { do: 'start' }>;

/** The intent of an attempt that was decided on a history that ends at `revision`. */
export function startEvent(
  resubmissionId: string,
  { attemptNo, source, quantity, adopt }: Start,
  revision: number,
): OrderEvent<'DeliveryAttemptStarted'> {
  const attemptId = attemptIdOf({ resubmissionId, attemptNo, quantity, revision });
  return {
    type: 'DeliveryAttemptStarted',
    data: {
      resubmissionId,
      attemptId,
      attemptNo,
      source,
      quantity,
      requestNo: adopt?.requestNo ?? attemptId,
      ...(adopt && { adopted: true }),
      ...(adopt && adopt.quantity === undefined && { unitsUnknown: true }),
    },
  };
}
