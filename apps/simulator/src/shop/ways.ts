import type { Way, WayDescription } from './planned-order.js';

/** Each way with its share; the shares add up to 200. */
export const WAY_DESCRIPTIONS: Readonly<Record<Way, WayDescription>> = {
  healthy: { name: { zh: '正常', en: 'healthy' }, of200: 118, goods: 'any', payment: 'paid', end: 'none' },
  'paid-but-timed-out': {
    name: { zh: '支付超时，实已付款', en: 'payment timed out, yet paid' },
    of200: 8,
    goods: 'any',
    payment: 'paid',
    end: 'delivered',
  },
  'payment-notice-lost': {
    name: { zh: '掉单：付款通知丢失', en: 'payment notice lost' },
    of200: 7,
    goods: 'any',
    payment: 'paid',
    end: 'delivered',
  },
  'wrong-account': {
    name: { zh: '充值账号填错', en: 'wrong account typed' },
    of200: 5,
    goods: 'direct',
    payment: 'paid',
    end: 'delivered',
  },
  'supplier-late-delivered': {
    name: { zh: '货源延迟，实已到账', en: 'supplier late, had delivered' },
    of200: 3,
    goods: 'direct',
    payment: 'paid',
    end: 'delivered',
  },
  'supplier-late-not-delivered': {
    name: { zh: '货源延迟，未到账', en: 'supplier late, not delivered' },
    of200: 3,
    goods: 'direct',
    payment: 'paid',
    end: 'delivered',
  },
  'partly-delivered': {
    name: { zh: '只发了一部分', en: 'partly delivered' },
    of200: 5,
    goods: 'cards',
    leastUnits: 2,
    payment: 'paid',
    end: 'delivered',
  },
  'failed-cards': {
    name: { zh: '卡密发货失败', en: 'no cards came' },
    of200: 5,
    goods: 'cards',
    payment: 'paid',
    end: 'delivered',
  },
  'failed-top-up': {
    name: { zh: '直充失败', en: 'top-up failed' },
    of200: 3,
    goods: 'direct',
    payment: 'paid',
    end: 'delivered',
  },
  'second-payment': {
    name: { zh: '重新付款，第二笔到账', en: 'paid by a second try' },
    of200: 7,
    goods: 'any',
    payment: 'paid',
    end: 'delivered',
  },
  'parts-then-failed': {
    name: { zh: '分两次发货，余下失败', en: 'two parts came, the rest failed' },
    of200: 6,
    goods: 'cards',
    leastUnits: 3,
    payment: 'paid',
    end: 'delivered',
  },
  'two-suppliers-late': {
    name: { zh: '两笔采购单未定', en: 'two supplier orders open' },
    of200: 6,
    goods: 'direct',
    leastUnits: 2,
    payment: 'paid',
    end: 'delivered',
  },
  'delivery-taken-back': {
    name: { zh: '误报发货，已更正', en: 'wrong delivery, taken back' },
    of200: 5,
    goods: 'any',
    payment: 'paid',
    end: 'delivered',
  },
  stuck: {
    name: { zh: '卡单：付款后无下文', en: 'stuck: paid, then silence' },
    of200: 6,
    goods: 'any',
    payment: 'paid',
    end: 'delivered',
  },
  'partly-refunded': {
    name: { zh: '退款一件，余下未发', en: 'one unit refunded, rest failed' },
    of200: 4,
    goods: 'any',
    leastUnits: 2,
    payment: 'paid',
    end: 'delivered',
  },
  refunded: {
    name: { zh: '已全额退款', en: 'refunded in full' },
    of200: 3,
    goods: 'any',
    payment: 'refunded',
    end: 'refused',
  },
  'really-unpaid': {
    name: { zh: '支付超时，确未付款', en: 'payment timed out, not paid' },
    of200: 3,
    goods: 'any',
    payment: 'unpaid',
    end: 'rejected',
  },
  cancelled: {
    name: { zh: '已取消', en: 'cancelled' },
    of200: 2,
    goods: 'any',
    payment: 'unpaid',
    end: 'refused',
  },
  'window-passed': {
    name: { zh: '超过补交时限', en: 'too late to resubmit' },
    of200: 1,
    goods: 'cards',
    payment: 'paid',
    end: 'refused',
  },
};

/** How many of `orders` go each way: every way at least once, the rest healthy. */
export function countsOfWays(orders: number): Map<Way, number> {
  const counts = new Map<Way, number>();
  for (const [way, { of200 }] of Object.entries(WAY_DESCRIPTIONS) as [Way, WayDescription][]) {
    if (way !== 'healthy') counts.set(way, Math.max(1, Math.round((of200 * orders) / 200)));
  }
  const wrong = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (wrong > orders)
    throw new RangeError(
      `at least ${counts.size} orders are needed for each way to occur, ${orders} were asked for`,
    );
  return counts.set('healthy', orders - wrong);
}
