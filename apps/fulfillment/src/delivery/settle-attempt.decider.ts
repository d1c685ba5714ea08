import type { OrderEvent } from '@bujiao/contracts';
import {
  evolve,
  findResubmission,
  hasEnded,
  type Attempt,
  type HistoryEvent,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import type { DeliveryPolicy } from './delivery-policy.js';
import { failResubmission } from './fail-resubmission.decider.js';
import { unitsLeft } from './quantities.js';

/** It may have been delivered. */
export interface StillUnknown {
  readonly outcome: 'processing' | 'unknown';
  readonly code: string;
  /** The answer cannot be believed. @default false */
  readonly odd?: boolean;
  /** ms since the epoch: an earlier query would prove nothing. */
  readonly notBefore?: number;
  /** The process that records this sends the number again. */
  readonly sentAgain?: boolean;
}

/** No unit was delivered, and none will be. `retryable`: another attempt may do better. */
export interface NotDelivered {
  readonly outcome: 'not-sent' | 'rejected' | 'failed';
  readonly code: string;
  readonly retryable: boolean;
}

export interface Delivered {
  readonly outcome: 'succeeded';
  /** Units that were delivered. @default those of the attempt */
  readonly quantity?: number;
  readonly supplierOrderNo?: string;
  readonly cardIds?: readonly string[];
}

/** What is known about an attempt after a call or a query. */
export type Outcome = StillUnknown | NotDelivered | Delivered;

export interface SettleAttempt {
  readonly resubmissionId: string;
  readonly attemptId: string;
  readonly outcome: Outcome;
  /** How often the attempt had been queried when the call was made that came to this. */
  readonly queryNo: number;
  readonly now: number;
  readonly policy: DeliveryPolicy;
}

/**
 * Records the outcome of a call, once: a settled attempt decides nothing more, so a late answer never moves it backwards.
 * What proves a delivery is believed whenever it comes. Anything else counts only if nobody has queried since, or sent the number
 * again: their call may have delivered what this one did not.
 */
export function settleAttempt(history: OrderHistory, command: SettleAttempt): readonly OrderEvent[] {
  const resubmission = findResubmission(history, command.resubmissionId);
  const attempt = resubmission?.attempts.find((a) => a.attemptId === command.attemptId);
  if (!resubmission || !attempt || attempt.status === 'failed' || attempt.status === 'succeeded') return [];
  return command.outcome.outcome === 'succeeded' || stillCounts(command, attempt, resubmission)
    ? outcomeEvents(history, attempt, command)
    : [];
}

/** What was given up keeps its units for ever, whatever is heard later, unless that is their delivery. */
const stillCounts = ({ queryNo }: SettleAttempt, attempt: Attempt, resubmission: Resubmission): boolean =>
  queryNo === attempt.queryNo && !hasEnded(resubmission);

/** The events that `outcome` amounts to for an attempt that is unsettled in `history`. */
export function outcomeEvents(
  history: OrderHistory,
  attempt: Attempt,
  command: SettleAttempt,
): readonly OrderEvent[] {
  const { outcome } = command;
  if (outcome.outcome === 'succeeded') return succeeded(history, attempt, command, outcome);
  return 'retryable' in outcome
    ? failed(attempt, command, outcome)
    : [stillUnknown(attempt, command, outcome)];
}

function succeeded(
  history: OrderHistory,
  { attemptId, quantity: units }: Attempt,
  { resubmissionId, now }: SettleAttempt,
  { quantity = units, cardIds, supplierOrderNo }: Delivered,
): readonly OrderEvent[] {
  const success: OrderEvent = {
    type: 'DeliveryAttemptSucceeded',
    data: {
      resubmissionId,
      attemptId,
      quantity,
      ...(cardIds && { cardIds }),
      ...(supplierOrderNo && { supplierOrderNo }),
    },
  };
  const after = historyWith(history, success, now);
  return isOpen(findResubmission(history, resubmissionId)) &&
    isComplete(after, findResubmission(after, resubmissionId))
    ? [success, deliveredEvent(after, resubmissionId)]
    : [success];
}

const isOpen = (resubmission: Resubmission | undefined): boolean =>
  resubmission?.status === 'approved' || resubmission?.status === 'waiting-for-human';

const isComplete = (history: OrderHistory, resubmission: Resubmission | undefined): boolean =>
  resubmission !== undefined && unitsLeft(history, resubmission) === 0;

/** The resubmission has delivered everything that was owed; with what it delivered in all. */
export function deliveredEvent(history: OrderHistory, resubmissionId: string): OrderEvent {
  const attempts = findResubmission(history, resubmissionId)?.attempts ?? [];
  const quantity = attempts
    .filter((a) => a.status === 'succeeded')
    .reduce((units, a) => units + a.quantity, 0);
  return { type: 'ResubmissionDelivered', data: { resubmissionId, quantity } };
}

/** The history after an event that is not recorded yet. */
export const historyWith = (history: OrderHistory, event: OrderEvent, now: number): OrderHistory =>
  evolve(history, { ...event, metadata: { occurredAt: new Date(now).toISOString() } } as HistoryEvent);

function stillUnknown(
  attempt: Attempt,
  { resubmissionId, attemptId, now, policy }: SettleAttempt,
  { outcome, code, notBefore = 0, sentAgain, odd }: StillUnknown,
): OrderEvent {
  const wait = policy.queryAfter[Math.min(attempt.queryNo, policy.queryAfter.length - 1)] ?? 0;
  const nextQueryAt = new Date(Math.max(now + wait, notBefore)).toISOString();
  return {
    type: 'DeliveryAttemptUnknown',
    data: {
      resubmissionId,
      attemptId,
      outcome,
      code,
      queryNo: attempt.queryNo + 1,
      nextQueryAt,
      ...(sentAgain && { sentAgain }),
      ...(odd && { oddAnswers: (attempt.oddAnswers ?? 0) + 1 }),
    },
  };
}

function failed(
  attempt: Attempt,
  { resubmissionId, attemptId, now, policy }: SettleAttempt,
  { outcome, code, retryable }: NotDelivered,
): readonly OrderEvent[] {
  // A call of the shop's that came to nothing clears the way for our own first one, at once.
  const wait = attempt.adopted
    ? 0
    : (policy.retryAfter[Math.min(attempt.attemptNo, policy.retryAfter.length) - 1] ?? 0);
  const goesOn = retryable || attempt.adopted;
  const failure: OrderEvent = {
    type: 'DeliveryAttemptFailed',
    data: {
      resubmissionId,
      attemptId,
      outcome,
      code,
      ...(goesOn && { retryAt: new Date(now + wait).toISOString() }),
    },
  };
  return goesOn ? [failure] : [failure, failResubmission(resubmissionId, code)];
}
