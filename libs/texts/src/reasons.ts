import type { ResubmissionReason, Sentence } from '@bujiao/contracts';
import type { Values } from './format.js';

export const REASON_NAMES: Readonly<Record<ResubmissionReason, Sentence>> = {
  'payment-timed-out': { zh: '支付超时未到账', en: 'The payment timed out and did not arrive' },
  'payment-notice-lost': { zh: '已付款但订单未更新(掉单)', en: 'Paid, but the order was not updated' },
  'delivery-failed': { zh: '发货失败', en: 'The delivery failed' },
  'wrong-account': { zh: '充值账号填写错误', en: 'The account was typed wrong' },
  'supplier-late': { zh: '供货延迟未到账', en: 'The supplier is late' },
  'partly-delivered': { zh: '只收到部分商品', en: 'Only part of the goods arrived' },
  'wrong-goods': { zh: '商品信息错误', en: 'The goods were ordered wrong' },
  'changed-demand': { zh: '需求变更', en: 'Something else is wanted by now' },
  stuck: { zh: '已付款但一直未发货(卡单)', en: 'Paid, but nothing has been delivered for long' },
};

/** Why an order is resubmitted, of a value that came out of a record. */
export const reasonName = (reason: string): Sentence =>
  Object.hasOwn(REASON_NAMES, reason)
    ? REASON_NAMES[reason as ResubmissionReason]
    : { zh: '其他原因', en: 'Another reason' };

/** Reasons in a list, from their codes with commas between. */
export function reasonNames(fitting: Values[string]): Sentence {
  const names = String(fitting ?? '')
    .split(',')
    .filter(Boolean)
    .map(reasonName);
  if (names.length === 0) return { zh: '无', en: 'none' };
  return { zh: names.map((n) => n.zh).join('、'), en: names.map((n) => n.en).join('; ') };
}
