import type { Sentence } from '@bujiao/contracts';
import { failureOf } from './failures.js';

const ENDS: Readonly<Record<string, Sentence>> = {
  'nothing-owed': {
    zh: '原订单没有待补发的商品（已发货或已退款），无需补发。',
    en: 'Nothing of the original order is left to redeliver: it was delivered or refunded.',
  },
  'order-cancelled': {
    zh: '原订单在补发前已取消，未再发货。',
    en: 'The original order was cancelled before anything was redelivered.',
  },
  'order-refunded': {
    zh: '原订单在补发前已退款，未再发货。',
    en: 'The original order was refunded before anything was redelivered.',
  },
  'given-up': {
    zh: '客服决定不再补发，款项将按售后流程处理。',
    en: 'Support decided not to redeliver; the payment goes to after-sales.',
  },
};

/** Codes that a corrected account can mend: nothing is announced but the correction. */
const CORRECTABLE: ReadonlySet<string> = new Set([
  'wrong-account',
  'role-missing',
  'role-check-failed',
  'area-or-server-missing',
  ...['103', '113', '114', '116'],
]);
const BANNED: ReadonlySet<string> = new Set(['account-banned', '120']);

/** What the gateway said when it was asked again before goods went: there is no payment that could go to after-sales. */
const UNPAID: ReadonlySet<string> = new Set([
  ...['underpaid', 'payment-not-found', 'payment-not-made', 'payment-refunded', 'payment-mismatch'],
]);

/** What the buyer is told when a resubmission ends without delivery. Made of the code that really ended it. */
export function endSentence(code: string): Sentence {
  const known = Object.hasOwn(ENDS, code) ? ENDS[code] : undefined;
  if (known) return known;
  const { zh, en } = failureOf(code);
  if (UNPAID.has(code)) return { zh: `未再补发：${zh}。`, en: `Nothing more was redelivered: ${en}.` };
  if (CORRECTABLE.has(code))
    return {
      zh: `未能充值：${zh}，请核对后重新补交。`,
      en: `The top-up failed: ${en}. Please check it and ask again.`,
    };
  if (BANNED.has(code))
    return {
      zh: `未能充值：${zh}，请换一个账号重新补交。`,
      en: `The top-up failed: ${en}. Please give another account and ask again.`,
    };
  return {
    zh: `无法完成补发：${zh}，款项将按售后流程处理。`,
    en: `The redelivery could not be made: ${en}. The payment goes to after-sales.`,
  };
}
