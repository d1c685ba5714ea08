import type { OrderPage } from './order-page.view.js';

/** An answer as `GET /orders/{orderId}` gives it. */
export const ORDER_PAGE_EXAMPLE: OrderPage = {
  orderId: 'SO20261123000017',
  status: 'delivery-failed',
  statusName: { zh: '发货失败', en: 'delivery failed' },
  resubmittable: true,
  why: {
    code: 'resubmittable',
    zh: '该订单可以补交 1 件，确认即可，无需填写。',
    en: '1 unit can be resubmitted. Just confirm; there is nothing to fill in.',
  },
  decision: { do: 'go', code: 'resubmittable', afterProof: false, known: {} },
  outlook: {
    code: 'buyer-may-ask',
    sentence: {
      zh: '已付 ¥60.00，1 件到了 0 件。该订单可以补交 1 件，确认即可，无需填写。',
      en: '¥60.00 paid, 0 of 1 unit delivered. 1 unit can be resubmitted. Just confirm; there is nothing to fill in.',
    },
    now: {
      by: 'buyer',
      byName: { zh: '买家', en: 'the buyer' },
      sentence: {
        zh: '该订单可以补交 1 件，确认即可，无需填写。',
        en: '1 unit can be resubmitted. Just confirm; there is nothing to fill in.',
      },
      until: '2026-11-24T15:03:00.000Z',
    },
    next: [
      {
        by: 'system',
        byName: { zh: '系统', en: 'the system' },
        sentence: { zh: '申请后自动核验。', en: 'The request is verified.' },
      },
    ],
  },
  prefilled: { reason: 'delivery-failed', goodsName: '王者荣耀 点券 600', quantityOwed: 1 },
  units: { ordered: 1, delivered: 0, missing: 1, refunded: 0, open: 0, unsettled: 0 },
  money: { amount: 6000, received: 6000, refunded: 0, state: 'paid' },
  anomaly: { kind: 'delivery-failed', at: '2026-11-23T15:03:00.000Z' },
  conflicts: [],
  cases: [{ reason: 'delivery-failed', zh: '发货失败', en: 'The delivery failed' }],
};
