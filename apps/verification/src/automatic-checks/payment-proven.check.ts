import type { Sentence } from '@bujiao/contracts';
import { NEEDS_GATEWAY_PROOF } from '@bujiao/order-history';
import type { CheckInput, Verdict } from './checks.js';

type Finding = { readonly code: string; readonly sentence: Sentence } | undefined;

const NOT_FOUND = {
  code: 'payment-not-found',
  sentence: {
    zh: '未查询到该订单的付款记录，您未被扣款。',
    en: 'The gateway knows no payment for this order; you were not charged.',
  },
};
const UNPAID = {
  code: 'payment-not-made',
  sentence: {
    zh: '支付渠道显示该订单尚未付款成功。',
    en: 'The gateway says that this order has not been paid.',
  },
};
const REFUNDED = {
  code: 'payment-refunded',
  sentence: {
    zh: '该订单的款项已退回，请重新下单。',
    en: 'The payment was refunded. Please place a new order.',
  },
};
const MISMATCH = {
  code: 'payment-mismatch',
  sentence: {
    zh: '付款记录与订单不符，请联系客服。',
    en: 'The payment does not match the order. Please contact support.',
  },
};

/** The order was paid: the shop has said so, or the gateway proves it. Nobody is asked to upload anything. */
export function paymentProven({ history, terms, resubmission, proof }: CheckInput): Verdict {
  const paidByShop = history.facts.paidAt !== undefined && !NEEDS_GATEWAY_PROOF.has(resubmission.reason);
  const finding = paidByShop ? undefined : judge(proof, terms);
  const { paymentId: payment, status } = proof ?? { paymentId: 'none', status: 'none' };
  return {
    result: {
      check: 'payment-proven',
      passed: finding === undefined,
      on: { by: paidByShop ? 'shop' : 'gateway', payment, status },
    },
    ...(finding && { refusal: finding }),
  };
}

function judge(proof: CheckInput['proof'], terms: CheckInput['terms']): Finding {
  if (!proof) return NOT_FOUND;
  if (proof.status === 'refunded') return REFUNDED;
  if (proof.status !== 'paid') return UNPAID;
  return proof.orderId === terms.orderId && proof.amount === terms.amount ? undefined : MISMATCH;
}
