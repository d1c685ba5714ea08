import type { OrderEvent, Sentence } from '@bujiao/contracts';
import {
  findResubmission,
  hasEnded,
  owedQuantity,
  type Attempt,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import type { SupplierAnswer } from '../suppliers/supplier.port.js';
import type { DeliveryPolicy } from './delivery-policy.js';

/** What is known about an attempt after a call or a query. */
export type Outcome =
  | Exclude<SupplierAnswer, { outcome: 'no-such-order' | 'succeeded' | 'processing' | 'unknown' }>
  /** `notBefore`, ms since the epoch: an earlier query would prove nothing. `sentAgain`: whoever records this sends the number again. */
  | {
      readonly outcome: 'processing' | 'unknown';
      readonly code: string;
      readonly notBefore?: number;
      readonly sentAgain?: boolean;
    }
  | {
      readonly outcome: 'succeeded';
      readonly supplierOrderNo?: string;
      readonly cardIds?: readonly string[];
    };

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
 * Records the outcome of an attempt, once: a settled attempt decides nothing more, so a late answer never moves it backwards.
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
  { attemptId, quantity }: Attempt,
  { resubmissionId }: SettleAttempt,
  { cardIds, supplierOrderNo }: Extract<Outcome, { outcome: 'succeeded' }>,
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
  const resubmission = findResubmission(history, resubmissionId);
  const goesOn = resubmission?.status === 'approved' || resubmission?.status === 'waiting-for-human';
  if (!goesOn || owedQuantity(history) > 0) return [success];
  return [success, { type: 'ResubmissionDelivered', data: { resubmissionId, quantity } }];
}

function stillUnknown(
  attempt: Attempt,
  { resubmissionId, attemptId, now, policy }: SettleAttempt,
  { outcome, code, notBefore = 0, sentAgain }: Extract<Outcome, { outcome: 'processing' | 'unknown' }>,
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
    },
  };
}

function failed(
  attempt: Attempt,
  { resubmissionId, attemptId, now, policy }: SettleAttempt,
  { outcome, code, retryable }: Extract<Outcome, { retryable: boolean }>,
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

export const failResubmission = (resubmissionId: string, code: string): OrderEvent => ({
  type: 'ResubmissionFailed',
  data: { resubmissionId, code, sentence: FAILURES[code] ?? CANNOT_DELIVER },
});

const CANNOT_DELIVER: Sentence = {
  zh: '供货方无法完成发货，款项将按售后流程处理。',
  en: 'The supplier cannot deliver this order; the payment goes to after-sales.',
};
const FAILURES: Readonly<Record<string, Sentence>> = {
  'nothing-owed': {
    zh: '原订单已全部发货，无需补发。',
    en: 'The original order has been delivered in full; nothing is left to redeliver.',
  },
  'wrong-account': {
    zh: '充值账号有误，请核对后重新补交。',
    en: 'The account is wrong. Please check it and ask again.',
  },
  'role-missing': {
    zh: '未找到游戏角色，请核对后重新补交。',
    en: 'The game role was not found. Please check it and ask again.',
  },
  'account-banned': { zh: '充值账号已被封禁。', en: 'The account is banned.' },
};
