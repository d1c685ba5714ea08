import type { CheckResult, OrderTerms, Sentence } from '@bujiao/contracts';
import {
  orderStatus,
  owedQuantity,
  reasonsFor,
  RESUBMISSION_WINDOW,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import type { PaymentProof } from '../payment-proof/payment-gateway.port.js';
import { paymentProven } from './payment-proven.check.js';

export interface CheckInput {
  readonly history: OrderHistory;
  readonly terms: OrderTerms;
  readonly resubmission: Resubmission;
  readonly proof: PaymentProof | undefined;
}

export interface Verdict {
  readonly result: CheckResult;
  /** Present when the check did not pass: what the buyer is told. */
  readonly refusal?: { readonly code: string; readonly sentence: Sentence };
}
export type Check = (input: CheckInput) => Verdict;

const ACTS_FOR_ANYBODY: ReadonlySet<string | undefined> = new Set(['after-sales', 'ops']);

/** Whoever asks owns the order as its buyer or its merchant, or is an agent who may act for them. */
const requesterMayAct: Check = ({ terms, resubmission: { requestedBy } }) => {
  const owner = requestedBy.id === terms.buyerId || requestedBy.id === terms.merchantId;
  const passed = owner || ACTS_FOR_ANYBODY.has(requestedBy.role);
  return {
    result: {
      check: 'requester-may-act',
      passed,
      on: { requester: requestedBy.id, role: requestedBy.role ?? 'none' },
    },
    ...(!passed && {
      refusal: {
        code: 'requester-not-owner',
        sentence: {
          zh: '只有订单的买家或商户可以申请补交。',
          en: 'Only the buyer or the merchant of the order can ask for this.',
        },
      },
    }),
  };
};

/** The reason is one that the order's state allows. */
const reasonFitsOrder: Check = ({ history, terms, resubmission: { reason } }) => {
  const status = orderStatus(terms, history.facts);
  const passed = reasonsFor(status, terms.goods.kind, history.facts.deliveryFailureCode).includes(reason);
  return {
    result: { check: 'reason-fits-order', passed, on: { status, reason } },
    ...(!passed && {
      refusal: {
        code: 'reason-does-not-fit',
        sentence: {
          zh: '补交原因与订单当前状态不符。',
          en: 'The reason does not fit the present state of the order.',
        },
      },
    }),
  };
};

/** It was asked for in time: measured at the request, so that a slow check costs nobody their right. */
const insideWindow: Check = ({ terms, resubmission: { requestedAt } }) => {
  const age = Date.parse(requestedAt) - Date.parse(terms.placedAt);
  const window = RESUBMISSION_WINDOW[terms.goods.kind];
  const passed = age <= window;
  return {
    result: {
      check: 'inside-window',
      passed,
      on: { placedAt: terms.placedAt, requestedAt, windowMs: window },
    },
    ...(!passed && {
      refusal: {
        code: 'outside-window',
        sentence: {
          zh: '已超过补交时限，请联系客服。',
          en: 'The time for resubmitting this order is over. Please contact support.',
        },
      },
    }),
  };
};

/** Something of the order is left to deliver. */
const stillOwed: Check = ({ history }) => {
  const owed = owedQuantity(history);
  return {
    result: { check: 'still-owed', passed: owed > 0, on: { owed } },
    ...(owed === 0 && {
      refusal: {
        code: 'nothing-owed',
        sentence: { zh: '该订单已没有待补发的商品。', en: 'Nothing of this order is left to deliver.' },
      },
    }),
  };
};

/** In the order in which a buyer would want to hear of them. A new rule is one more entry here. */
export const CHECKS: readonly Check[] = [
  requesterMayAct,
  stillOwed,
  reasonFitsOrder,
  insideWindow,
  paymentProven,
];
