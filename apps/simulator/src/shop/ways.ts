import type { Way, WayDescription } from './planned-order.js';

/** Each way with its share; the shares add up to 200. */
export const WAY_DESCRIPTIONS: Readonly<Record<Way, WayDescription>> = {
  healthy: { name: { zh: '正常', en: 'healthy' }, of200: 118, goods: 'any', payment: 'paid', end: 'none' },
  'paid-but-timed-out': {
    name: { zh: '支付超时，实已付款', en: 'payment timed out, yet paid' },
    of200: 14,
    goods: 'any',
    payment: 'paid',
    end: 'delivered',
  },
  'payment-notice-lost': {
    name: { zh: '掉单：付款通知丢失', en: 'payment notice lost' },
    of200: 12,
    goods: 'any',
    payment: 'paid',
    end: 'delivered',
  },
  'wrong-account': {
    name: { zh: '充值账号填错', en: 'wrong account typed' },
    of200: 8,
    goods: 'direct',
    payment: 'paid',
    end: 'delivered',
  },
  'supplier-late-delivered': {
    name: { zh: '货源延迟，实已到账', en: 'supplier late, had delivered' },
    of200: 6,
    goods: 'direct',
    payment: 'paid',
    end: 'delivered',
  },
  'supplier-late-not-delivered': {
    name: { zh: '货源延迟，未到账', en: 'supplier late, not delivered' },
    of200: 6,
    goods: 'direct',
    payment: 'paid',
    end: 'delivered',
  },
  'partly-delivered': {
    name: { zh: '只发了一部分', en: 'partly delivered' },
    of200: 10,
    goods: 'cards',
    payment: 'paid',
    end: 'delivered',
  },
  'stuck-cards': {
    name: { zh: '卡单：卡密发货失败', en: 'stuck: no cards came' },
    of200: 12,
    goods: 'cards',
    payment: 'paid',
    end: 'delivered',
  },
  'stuck-top-up': {
    name: { zh: '卡单：直充失败', en: 'stuck: top-up failed' },
    of200: 4,
    goods: 'direct',
    payment: 'paid',
    end: 'delivered',
  },
  'really-unpaid': {
    name: { zh: '支付超时，确未付款', en: 'payment timed out, not paid' },
    of200: 5,
    goods: 'any',
    payment: 'unpaid',
    end: 'rejected',
  },
  cancelled: {
    name: { zh: '已取消', en: 'cancelled' },
    of200: 4,
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
