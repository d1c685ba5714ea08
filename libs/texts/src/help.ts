import type { Sentence } from '@bujiao/contracts';

/** Who can help where a rule forbids a resubmission, and with what. */
export interface Help {
  readonly by: 'support' | 'shop' | 'nobody' | 'buyer' | 'system';
  readonly sentence: Sentence;
}

const CHECKS_ISSUE: Help = {
  by: 'support',
  sentence: {
    zh: '同一件不会发两次，所以这里不能再补。把订单号发给商城客服：客服看得到每张卡发给了谁、谁看过、哪次请求，查实后由商城换货或退款。先不要确认收货。',
    en: 'No unit is delivered twice, so it cannot be sent again here. Send the order number to the shop’s support: they see to whom each card was issued, who looked at it and by which request, and the shop replaces or refunds it. Do not confirm the receipt yet.',
  },
};
const MAY_SET_ASIDE: Help = {
  by: 'support',
  sentence: {
    zh: '这条规则客服可以破例放开，代你补交。把订单号发给商城客服，不用再说一遍经过。',
    en: 'Support can set this rule aside and resubmit it for you. Send the order number to the shop’s support; you need not tell it all again.',
  },
};
const DECIDES: Help = {
  by: 'support',
  sentence: {
    zh: '要由客服判定。把订单号发给商城客服，客服看得到全部经过。',
    en: 'Support has to decide. Send the order number to the shop’s support: they see everything that happened.',
  },
};
const MONEY_BACK: Help = {
  by: 'shop',
  sentence: {
    zh: '退款由商城办理，到账时间问商城客服。',
    en: 'The shop makes refunds; its support knows when the money arrives.',
  },
};
const BY_ITSELF: Help = {
  by: 'system',
  sentence: { zh: '不用找人：到时候自己会有结果。', en: 'Nobody has to help: it settles by itself in time.' },
};
const YOURSELF: Help = {
  by: 'buyer',
  sentence: { zh: '你自己就能补交，不用找人。', en: 'You can resubmit it yourself; nobody has to help.' },
};

const HELP: Readonly<Record<string, Help>> = {
  resubmittable: YOURSELF,
  'account-needed': YOURSELF,
  'same-account': YOURSELF,
  'account-invalid': YOURSELF,
  'recharge-target-unexpected': YOURSELF,
  'change-missing': YOURSELF,
  'change-not-allowed': YOURSELF,
  'change-needs-money': YOURSELF,
  'goods-not-offered': YOURSELF,
  'goods-cost-more': YOURSELF,
  'difference-not-accepted': YOURSELF,
  'delivered-by-us': CHECKS_ISSUE,
  'order-delivered': CHECKS_ISSUE,
  'nothing-owed': CHECKS_ISSUE,
  'outside-window': MAY_SET_ASIDE,
  'too-many-resubmissions': MAY_SET_ASIDE,
  'buyer-limit-reached': MAY_SET_ASIDE,
  'refund-announced': MAY_SET_ASIDE,
  'failure-needs-person': MAY_SET_ASIDE,
  'order-refunded': MONEY_BACK,
  'order-cancelled': MONEY_BACK,
  'payment-refunded': MONEY_BACK,
  'resubmission-open': BY_ITSELF,
  'order-in-progress': BY_ITSELF,
  'too-early': BY_ITSELF,
  'order-incomplete': BY_ITSELF,
};

/** For the code of a decision: who can help, and how. Everything that is not listed needs support. */
export const helpFor = (code: string): Help =>
  (Object.hasOwn(HELP, code) ? HELP[code] : undefined) ?? DECIDES;
