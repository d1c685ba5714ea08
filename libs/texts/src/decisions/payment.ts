import { count, fixed, money, type Text } from '../format.js';

/** What stands against the payment. */
export const PAYMENT = {
  'payment-number-unknown': fixed(
    '商城没有告知支付单号，无法向支付渠道核实；请联系客服。',
    'The shop has not told a payment number, so the gateway could not be asked. Please contact support.',
  ),
  underpaid: ({ due, received, missing }) => ({
    zh: `应付 ${money(due)}，已到账 ${money(received)}，还差 ${money(missing)}。`,
    en: `${money(due)} is due and ${money(received)} arrived: ${money(missing)} is missing.`,
  }),
  'payment-not-found': ({ payments }) => ({
    zh: `已按 ${count(payments)} 个支付单号向支付渠道查询，均无付款记录，未扣款。`,
    en: `The gateway was asked for every payment number of this order (${count(payments)}) and knows none of them: nothing was charged.`,
  }),
  'payment-not-made': fixed(
    '支付渠道显示该订单尚未付款成功。',
    'The gateway says that this order has not been paid.',
  ),
  'payment-refunded': fixed(
    '支付渠道显示该订单的款项已退回，请重新下单。',
    'The gateway says that the payment was refunded. Please place a new order.',
  ),
  'payment-mismatch': fixed(
    '该支付单号属于另一个订单，请联系客服。',
    'The payment number belongs to another order. Please contact support.',
  ),
  'payment-unclear': ({ paymentId }) => ({
    zh: `支付渠道对支付单 ${paymentId} 的答复无法识别，已转客服核实。`,
    en: `The gateway's answer about payment ${paymentId} could not be understood; support looks at it.`,
  }),
  'refund-without-units': ({ amount }) => ({
    zh: `已退款 ${money(amount)}，但未说明对应几件，需人工核实。`,
    en: `${money(amount)} was refunded without saying for how many units. A person has to check.`,
  }),
  'cancelled-after-payment': fixed(
    '订单因支付超时取消，付款后来到账，需人工处理。',
    'The order was cancelled because its payment timed out, and the payment arrived later. A person decides.',
  ),
} satisfies Readonly<Record<string, Text>>;
