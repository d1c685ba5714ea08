import {
  LEGACY_SOURCE,
  type OrderFact,
  type OrderFactData,
  type OrderFeedEventType,
  type RefundCause,
  type Sentence,
} from '@bujiao/contracts';
import { cancellationCause } from './cancellation-causes.js';
import { failureOf } from './failures.js';
import { count, money, units as unitsOf } from './format.js';
import { termNames } from './term-names.js';

type Describe<T extends OrderFeedEventType> = (data: OrderFactData[T]) => Sentence;

const of = (zh: string, en: string): Sentence => ({ zh, en });
const by = (id: string | undefined): Sentence =>
  id === undefined ? of('', '') : of(`（支付单 ${id}）`, ` (payment ${id})`);
const amountOf = (amount: number | undefined): string => (amount === undefined ? '' : ` ${money(amount)}`);
const units = (quantity: number | undefined): Sentence =>
  quantity === undefined ? of('', '') : of(` ${count(quantity)} 件`, ` ${unitsOf(quantity)}`);

const DESCRIPTIONS: { readonly [T in OrderFeedEventType]: Describe<T> } = {
  'shop.order.placed': ({ disputes, ...filled }) => {
    if (disputes)
      return of(
        `另有来源以不同内容下单（${termNames(disputes).zh}），未采纳`,
        `placed again with other terms (${termNames(disputes).en}); not taken`,
      );
    const names = Object.keys(filled);
    return names.length > 0
      ? of(`补充${termNames(names).zh}`, `${termNames(names).en} filled in`)
      : of('下单', 'placed');
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
  'shop.order.refunded': ({ amount, quantity, cause = 'units' }) =>
    of(
      `已退款 ${money(amount)}${units(quantity).zh}${REFUND_CAUSES[cause].zh}`,
      `refunded ${money(amount)}${quantity === undefined ? '' : ` for${units(quantity).en}`}${REFUND_CAUSES[cause].en}`,
    ),
  'shop.order.held': ({ delivered, pendingSupplierOrders = [] }) => {
    const open = openOrders(pendingSupplierOrders.length);
    return of(
      `商城已暂停原订单${delivered === undefined ? '' : `，此前已发 ${count(delivered)} 件`}${open.zh}`,
      `the shop stopped work on the order${delivered === undefined ? '' : `; ${count(delivered)} delivered until then`}${open.en}`,
    );
  },
  'shop.order.delivered': ({ quantity, deliveryId, supplierOrder }) => {
    const by = supplierOrder ? of('（供货单）', ' through its supplier') : of('', '');
    // The first version had "delivered" without a number; it is kept as more units than any order holds.
    return deliveryId === LEGACY_SOURCE && quantity >= MOST_UNITS
      ? of(`商城已全部发货${by.zh}`, `all delivered by the shop${by.en}`)
      : of(`商城已发货${units(quantity).zh}${by.zh}`, `${unitsOf(quantity)} delivered by the shop${by.en}`);
  },
  'shop.order.delivery-failed': ({ code, quantity }) =>
    of(
      `发货失败${units(quantity).zh}${code === undefined ? '' : `：${failureOf(code).zh}`}`,
      `delivery failed${quantity === undefined ? '' : ` for${units(quantity).en}`}${code === undefined ? '' : `: ${failureOf(code).en}`}`,
    ),
  'shop.order.delayed': ({ pendingSupplierOrder, pendingSupplierOrders = [] }) => {
    const open = openOrders(pendingSupplierOrders.length + (pendingSupplierOrder ? 1 : 0));
    return of(`发货延迟${open.zh}`, `delayed${open.en}`);
  },
  'shop.order.cancelled': ({ cause }) =>
    of(`已取消（${cancellationCause(cause).zh}）`, `cancelled (${cancellationCause(cause).en})`),
  'shop.order.corrected': ({ withdraws = [], terms, reason }) => {
    const back = withdraws.length;
    const names = terms && termNames(Object.keys(terms));
    return of(
      `更正：${[...(back > 0 ? [`撤回 ${count(back)} 条消息`] : []), ...(names ? [`更改${names.zh}`] : [])].join('，')}（${reason}）`,
      `corrected: ${[...(back > 0 ? [`${count(back)} event${back === 1 ? '' : 's'} taken back`] : []), ...(names ? [`${names.en} changed`] : [])].join('; ')} (${reason})`,
    );
  },
};

const MOST_UNITS = 10_000;

const REFUND_CAUSES: Readonly<Record<RefundCause, Sentence>> = {
  units: of('', ''),
  price: of('（降价）', ' (a lower price)'),
  goodwill: of('（补偿）', ' (goodwill)'),
};

const openOrders = (open: number): Sentence =>
  open === 0
    ? of('', '')
    : of(`，${count(open)} 个供货单未完结`, `; ${count(open)} supplier order${open === 1 ? '' : 's'} open`);

/** What the shop told, in a few words with its values. Without personal data. */
export const toldSentence = (fact: OrderFact): Sentence =>
  (DESCRIPTIONS[fact.type] as Describe<OrderFeedEventType>)(fact.data);
