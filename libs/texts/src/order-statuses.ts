import type { OrderStatus, Sentence } from '@bujiao/contracts';

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
  underpaid: { zh: '未付足', en: 'underpaid' },
  refunded: { zh: '已退款', en: 'refunded' },
  stuck: { zh: '卡单', en: 'stuck' },
};
