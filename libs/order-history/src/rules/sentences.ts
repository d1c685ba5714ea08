import type { OrderStatus, ResubmissionReason, Sentence } from '@bujiao/contracts';

export type EligibilityCode =
  | 'resubmittable'
  | 'account-needed'
  | 'resubmission-open'
  | 'order-incomplete'
  | 'order-cancelled'
  | 'order-delivered'
  | 'order-in-progress'
  | 'nothing-owed'
  | 'too-many-resubmissions'
  | 'outside-window'
  | 'too-early';

/** Why an order can or cannot be resubmitted, as the buyer reads it. */
export const ELIGIBILITY_SENTENCES: Readonly<Record<EligibilityCode, Sentence>> = {
  resubmittable: {
    zh: '该订单可以补交，确认即可，无需填写。',
    en: 'This order can be resubmitted. Just confirm; there is nothing to fill in.',
  },
  'account-needed': {
    zh: '该订单可以补交，请填写正确的充值账号。',
    en: 'This order can be resubmitted. Please give the right account.',
  },
  'resubmission-open': {
    zh: '该订单正在补交中，请留意进度。',
    en: 'This order is being resubmitted already; watch its progress.',
  },
  'order-incomplete': {
    zh: '订单信息尚未到齐，请稍后再试。',
    en: 'The order has not fully reached us yet. Please try again in a moment.',
  },
  'order-cancelled': {
    zh: '订单已取消，不能补交。',
    en: 'The order was cancelled and cannot be resubmitted.',
  },
  'order-delivered': {
    zh: '订单已全部发货，无需补交。',
    en: 'The order has been delivered in full; nothing is left to resubmit.',
  },
  'order-in-progress': {
    zh: '订单正在正常处理中，暂不需要补交。',
    en: 'The order is being processed normally; there is no need to resubmit it.',
  },
  'nothing-owed': { zh: '该订单已没有待补发的商品。', en: 'Nothing of this order is left to deliver.' },
  'too-many-resubmissions': {
    zh: '补交次数已达上限，请联系客服。',
    en: 'This order was resubmitted too often. Please contact support.',
  },
  'outside-window': {
    zh: '已超过补交时限，请联系客服。',
    en: 'The time for resubmitting this order is over. Please contact support.',
  },
  'too-early': {
    zh: '付款结果通常一分钟内到账，请稍后再试。',
    en: 'A payment usually arrives within a minute. Please try again shortly.',
  },
};

/** The cases a resubmission is for, as the order page lists them. */
export const REASON_SENTENCES: Readonly<Record<ResubmissionReason, Sentence>> = {
  'payment-timed-out': { zh: '支付超时未到账', en: 'The payment timed out and did not arrive' },
  'payment-notice-lost': { zh: '已付款但订单未更新(掉单)', en: 'Paid, but the order was not updated' },
  'delivery-failed': { zh: '发货失败', en: 'The delivery failed' },
  'wrong-account': { zh: '充值账号填写错误', en: 'The account was typed wrong' },
  'supplier-late': { zh: '供货延迟未到账', en: 'The supplier is late' },
  'partly-delivered': { zh: '只收到部分商品', en: 'Only part of the goods arrived' },
};

/** The states of an order, as people read them. */
export const ORDER_STATUS_NAMES: Readonly<Record<OrderStatus, Sentence>> = {
  placed: { zh: '待支付', en: 'placed' },
  paid: { zh: '已支付', en: 'paid' },
  'payment-timed-out': { zh: '支付超时', en: 'payment timed out' },
  'delivery-failed': { zh: '发货失败', en: 'delivery failed' },
  delayed: { zh: '发货延迟', en: 'delayed' },
  'partly-delivered': { zh: '部分发货', en: 'partly delivered' },
  delivered: { zh: '已发货', en: 'delivered' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};
