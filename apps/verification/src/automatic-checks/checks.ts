import type { CheckResult } from '@bujiao/contracts';
import { goodsCheckAgainst, goodsChecks } from './goods-check-results.js';
import {
  orderOf,
  orderStatus,
  unitsOf,
  type Decision,
  type OrderHistory,
  type OriginalOrder,
  type Resubmission,
} from '@bujiao/order-history';
import { policyFor, type Policy } from '@bujiao/policy';

export interface CheckInput {
  readonly history: OrderHistory;
  readonly resubmission: Resubmission;
  readonly decision: Decision;
  readonly policy: Policy;
  readonly mayAct: boolean;
}

/** Codes of a decision by the check that they belong to; every other code fails `reason-fits-order`. */
const CHECK_OF: Readonly<Record<string, CheckResult['check']>> = {
  'order-delivered': 'still-owed',
  'nothing-owed': 'still-owed',
  'maybe-delivered': 'still-owed',
  'order-refunded': 'still-owed',
  'refund-without-units': 'still-owed',
  'outside-window': 'inside-window',
  'payment-number-unknown': 'payment-proven',
  underpaid: 'payment-proven',
  'payment-not-found': 'payment-proven',
  'payment-not-made': 'payment-proven',
  'payment-refunded': 'payment-proven',
  'payment-mismatch': 'payment-proven',
  'payment-unclear': 'payment-proven',
};

/**
 * What verification looked at, each with the values that it read, in the order in which a buyer would want to know. The verdict is
 * the decision's; these say what it rests on.
 */
export function checksOf(input: CheckInput): readonly CheckResult[] {
  const { history, decision, mayAct } = input;
  const order = orderOf(history);
  if (!order) return [];
  const failed =
    decision.do === 'go' ? goodsCheckAgainst(input) : (CHECK_OF[decision.code] ?? 'reason-fits-order');
  const results = [
    requester(input),
    owed(input),
    reason(input, order),
    window(input, order),
    payment(input, order),
    ...goodsChecks(input, order),
  ];
  return results.map(({ check, on }) => ({
    check,
    passed: check === 'requester-may-act' ? mayAct : check !== failed,
    on,
  }));
}

type Unjudged = Omit<CheckResult, 'passed'>;

const requester = ({ resubmission: { requestedBy } }: CheckInput): Unjudged => ({
  check: 'requester-may-act',
  on: { requester: requestedBy.id, role: requestedBy.role ?? 'none' },
});

function owed({ history }: CheckInput): Unjudged {
  const { ordered, missing, surelyByShop, byUs, refunded } = unitsOf(history);
  return { check: 'still-owed', on: { owed: missing, ordered, byShop: surelyByShop, byUs, refunded } };
}

const reason = ({ resubmission }: CheckInput, order: OriginalOrder): Unjudged => ({
  check: 'reason-fits-order',
  on: {
    status: orderStatus(order),
    reason: resubmission.reason,
    ...(order.anomaly?.code && { code: order.anomaly.code }),
  },
});

const window = ({ resubmission, policy }: CheckInput, order: OriginalOrder): Unjudged => ({
  check: 'inside-window',
  on: {
    placedAt: order.terms.placedAt,
    since: order.anomaly?.at ?? order.terms.placedAt,
    requestedAt: resubmission.requestedAt,
    windowMs: policyFor(policy, order.terms).window.last,
  },
});

function payment({ history }: CheckInput, order: OriginalOrder): Unjudged {
  const { payments } = order;
  const asked = payments.tries.filter((t) => t.proven !== undefined);
  const by = history.proofs.size > 0 ? 'gateway' : payments.money.state === 'free' ? 'free' : 'shop';
  return {
    check: 'payment-proven',
    on: {
      by,
      payment: asked[0]?.paymentId ?? 'none',
      status: asked.map((t) => t.proven).join(',') || 'none',
      due: payments.money.due,
      received: payments.money.received,
    },
  };
}
