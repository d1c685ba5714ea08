import type { OrderFact, OrderFactData, OrderFeedEventType, Sentence } from '@bujiao/contracts';
import { failureOf } from './failures.js';
import { money } from './format.js';

type Describe<T extends OrderFeedEventType> = (data: OrderFactData[T]) => Sentence;

const of = (zh: string, en: string): Sentence => ({ zh, en });
const by = (id: string | undefined): Sentence =>
  id === undefined ? of('', '') : of(`（支付单 ${id}）`, ` (payment ${id})`);
const amountOf = (amount: number | undefined): string => (amount === undefined ? '' : ` ${money(amount)}`);
const units = (quantity: number | undefined): Sentence =>
  quantity === undefined
    ? of('', '')
    : of(` ${quantity} 件`, ` ${quantity} unit${quantity === 1 ? '' : 's'}`);

const DESCRIPTIONS: { readonly [T in OrderFeedEventType]: Describe<T> } = {
  'shop.order.placed': ({ disputes, ...filled }) => {
    if (disputes)
      return of(
        `另有来源以不同内容下单（${disputes.join('、')}），未采纳`,
        `placed again with other terms (${disputes.join(', ')}); not taken`,
      );
    return Object.keys(filled).length > 0 ? of('补充订单信息', 'terms filled in') : of('下单', 'placed');
  },
  'shop.order.payment-started': ({ paymentId, amount }) =>
    of(
      `发起支付${by(paymentId).zh}${amountOf(amount)}`,
      `payment started${by(paymentId).en}${amountOf(amount)}`,
    ),
  'shop.order.paid': ({ paymentId, amount }) =>
    of(`已付款${by(paymentId).zh}${amountOf(amount)}`, `paid${by(paymentId).en}${amountOf(amount)}`),
  'shop.order.payment-timed-out': ({ paymentId }) =>
    of(`支付超时${by(paymentId).zh}`, `payment timed out${by(paymentId).en}`),
  'shop.order.refunded': ({ amount, quantity }) =>
    of(
      `已退款 ${money(amount)}${units(quantity).zh}`,
      `refunded ${money(amount)}${quantity === undefined ? '' : ` for${units(quantity).en}`}`,
    ),
  'shop.order.held': ({ delivered }) =>
    of(
      `商城已暂停原订单${delivered === undefined ? '' : `，此前已发 ${delivered} 件`}`,
      `the shop stopped work on the order${delivered === undefined ? '' : `; ${delivered} delivered until then`}`,
    ),
  'shop.order.delivered': ({ quantity, supplierOrder }) =>
    of(
      `商城已发货${units(quantity).zh}${supplierOrder ? '（供货单）' : ''}`,
      `${quantity} delivered by the shop${supplierOrder ? ' through its supplier' : ''}`,
    ),
  'shop.order.delivery-failed': ({ code, quantity }) =>
    of(
      `发货失败${units(quantity).zh}${code === undefined ? '' : `：${failureOf(code).zh}`}`,
      `delivery failed${quantity === undefined ? '' : ` for${units(quantity).en}`}${code === undefined ? '' : `: ${failureOf(code).en}`}`,
    ),
  'shop.order.delayed': ({ pendingSupplierOrder, pendingSupplierOrders = [] }) => {
    const open = pendingSupplierOrders.length + (pendingSupplierOrder ? 1 : 0);
    return of(
      `发货延迟${open > 0 ? `，${open} 个供货单未完结` : ''}`,
      `delayed${open > 0 ? `; ${open} supplier order${open === 1 ? '' : 's'} open` : ''}`,
    );
  },
  'shop.order.cancelled': ({ cause = 'other' }) =>
    of(`已取消（${CAUSES[cause].zh}）`, `cancelled (${CAUSES[cause].en})`),
  'shop.order.corrected': ({ withdraws = [], terms, reason }) =>
    of(
      `更正：${[...(withdraws.length > 0 ? [`撤回 ${withdraws.length} 条消息`] : []), ...(terms ? [`更改 ${Object.keys(terms).join('、')}`] : [])].join('，')}（${reason}）`,
      `corrected: ${[...(withdraws.length > 0 ? [`${withdraws.length} event(s) taken back`] : []), ...(terms ? [`${Object.keys(terms).join(', ')} changed`] : [])].join('; ')} (${reason})`,
    ),
};

const CAUSES = {
  'payment-timed-out': of('支付超时', 'the payment timed out'),
  buyer: of('买家取消', 'by the buyer'),
  shop: of('商城取消', 'by the shop'),
  risk: of('风控取消', 'by risk control'),
  other: of('未说明原因', 'no reason given'),
} as const;

/** What the shop told, in a few words with its values. Without personal data. */
export const toldSentence = (fact: OrderFact): Sentence =>
  (DESCRIPTIONS[fact.type] as Describe<OrderFeedEventType>)(fact.data);
