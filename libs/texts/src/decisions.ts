import type { ConflictAction, Sentence } from '@bujiao/contracts';
import { failureOf } from './failures.js';
import { fixed, moment, money, span, type Text, type Values } from './format.js';

const CAUSES: Readonly<Record<string, Sentence>> = {
  'payment-timed-out': { zh: '支付超时', en: 'the payment timed out' },
  buyer: { zh: '买家取消', en: 'the buyer cancelled it' },
  shop: { zh: '商城取消', en: 'the shop cancelled it' },
  risk: { zh: '风控取消', en: 'risk control cancelled it' },
  other: { zh: '未说明原因', en: 'no reason was given' },
};

const CONFLICTS: Readonly<Record<string, Text>> = {
  'over-delivered': ({ ordered, byShop, byUs }) => ({
    zh: `订购 ${ordered} 件，商城已发 ${byShop} 件，补发 ${byUs} 件，超出订购数量`,
    en: `${ordered} ordered, ${byShop} delivered by the shop and ${byUs} by us: more than was ordered`,
  }),
  'refunded-and-delivered': ({ refunded, delivered }) => ({
    zh: `已退款 ${money(refunded)}，又已发货 ${delivered} 件`,
    en: `${money(refunded)} was refunded and ${delivered} units were delivered`,
  }),
  'cancelled-and-delivered': ({ delivered, unsettled, cause }) => ({
    zh: `订单已取消（${CAUSES[String(cause)]?.zh ?? cause}），但已发货 ${delivered} 件，${unsettled} 件结果未知`,
    en: `the order was cancelled (${CAUSES[String(cause)]?.en ?? cause}), yet ${delivered} units were delivered and ${unsettled} are unknown`,
  }),
  'delivered-after-cancellation': ({ delivered, cancelledAt }) => ({
    zh: `订单于 ${moment(cancelledAt)} 取消，之后商城仍发货 ${delivered} 件`,
    en: `the order was cancelled at ${moment(cancelledAt)}, and the shop delivered ${delivered} units after that`,
  }),
  'publishers-disagree': ({ paymentId }) => ({
    zh: `支付单 ${paymentId} 的金额有两种说法`,
    en: `two amounts were told for payment ${paymentId}`,
  }),
  'relied-on-withdrawn': ({ what }) =>
    what === 'supplier-order'
      ? {
          zh: '补发所依据的供货单已被撤回',
          en: 'the supplier order that the redelivery relied on was taken back',
        }
      : { zh: '补发之后充值账号才被更正', en: 'the account was corrected after the redelivery had begun' },
  'payment-unclear': ({ paymentId }) => ({
    zh: `支付渠道对支付单 ${paymentId} 的答复无法识别`,
    en: `the gateway's answer about payment ${paymentId} could not be understood`,
  }),
  overpaid: ({ surplus }) => ({
    zh: `多收 ${money(surplus)}`,
    en: `${money(surplus)} more than the price arrived`,
  }),
};

/** What a contradiction consists of, as part of a sentence. */
export const conflictText = (code: string, values: Values): Sentence =>
  CONFLICTS[code]?.(values) ?? { zh: '信息相互矛盾', en: 'what was told contradicts itself' };

/** What each way of closing a contradiction means. */
export const CONFLICT_ACTION_TEXTS: Readonly<Record<ConflictAction, Sentence>> = {
  accepted: { zh: '接受现状：不再追回商品或款项', en: 'Accept it: neither goods nor money are taken back' },
  'refunded-by-shop': {
    zh: '商城已退款：按退款后的数额记账',
    en: 'The shop has refunded: the money stands as refunded',
  },
  'recovered-from-buyer': {
    zh: '已向买家追回多发的商品',
    en: 'The surplus goods were recovered from the buyer',
  },
  'corrected-by-shop': { zh: '商城已更正其消息', en: 'The shop has corrected what it told' },
};

const FIELD_NAMES: Readonly<Record<string, Sentence>> = {
  rechargeAccount: { zh: '充值账号', en: 'account' },
  gameArea: { zh: '游戏大区', en: 'game area' },
  gameServer: { zh: '服务器', en: 'server' },
  gameRole: { zh: '角色', en: 'role' },
};

function fieldsOf(fields: Values[string]): Sentence {
  const names = String(fields ?? 'rechargeAccount')
    .split(',')
    .map((f) => FIELD_NAMES[f] ?? { zh: f, en: f });
  return { zh: names.map((n) => n.zh).join('、'), en: names.map((n) => n.en).join(' and ') };
}

/** Every code of a decision, as a sentence about this very case. */
const DECISIONS: Readonly<Record<string, Text>> = {
  resubmittable: ({ quantity, afterProof }) =>
    afterProof
      ? {
          zh: `该订单可以补交 ${quantity} 件：确认后先向支付渠道核实付款，无需填写。`,
          en: `${quantity} units can be resubmitted. Once you confirm, the payment gateway is asked for your payment; there is nothing to fill in.`,
        }
      : {
          zh: `该订单可以补交 ${quantity} 件，确认即可，无需填写。`,
          en: `${quantity} units can be resubmitted. Just confirm; there is nothing to fill in.`,
        },
  'account-needed': ({ code, fields }) =>
    code === undefined
      ? {
          zh: '该订单可以补交，请填写充值账号。',
          en: 'This order can be resubmitted. Please give the account to top up.',
        }
      : {
          zh: `上次未能充值：${failureOf(code).zh}。请更正${fieldsOf(fields).zh}后补交。`,
          en: `The top-up failed: ${failureOf(code).en}. Please correct the ${fieldsOf(fields).en} and resubmit.`,
        },
  'same-account': ({ code }) => ({
    zh: `所填与上次失败时相同（${failureOf(code).zh}）。请更正，或确认仍用该账号。`,
    en: `This is the account that failed before (${failureOf(code).en}). Please correct it, or confirm that it is meant.`,
  }),
  'resubmission-open': fixed(
    '该订单正在补交中，请留意进度。',
    'This order is being resubmitted already; watch its progress.',
  ),
  'delivered-by-us': fixed(
    '补交的商品已发货，请确认收货；有问题请告知客服。',
    'The goods have been redelivered. Please confirm that they arrived, or say what is wrong.',
  ),
  'order-incomplete': fixed(
    '商城还没有告知订单内容，请稍后再试。',
    'The shop has not told us yet what was ordered. Please try again in a moment.',
  ),
  'order-cancelled': ({ at, cause }) => ({
    zh: `订单已于 ${moment(at)} 取消（${CAUSES[String(cause)]?.zh ?? cause}），不能补交；如有疑问请联系客服。`,
    en: `The order was cancelled at ${moment(at)} (${CAUSES[String(cause)]?.en ?? cause}) and cannot be resubmitted. Support can look at it.`,
  }),
  'order-delivered': ({ ordered, delivered }) => ({
    zh: `订购 ${ordered} 件，商城已发货 ${delivered} 件，无需补交。`,
    en: `All ${ordered} units have been delivered by the shop (${delivered} reported); nothing is left to resubmit.`,
  }),
  'order-refunded': ({ amount, at }) => ({
    zh: `款项 ${money(amount)} 已于 ${moment(at)} 退回，不能补交。`,
    en: `${money(amount)} was refunded at ${moment(at)}; the order cannot be resubmitted.`,
  }),
  'nothing-owed': ({ ordered, delivered }) => ({
    zh: `订购 ${ordered} 件，已发货 ${delivered} 件，没有待补发的商品。`,
    en: `${delivered} of ${ordered} units have been delivered and nothing is left to redeliver.`,
  }),
  'maybe-delivered': ({ ordered, surely, possibly }) => ({
    zh: `订购 ${ordered} 件，商城确定已发 ${surely} 件，也可能已发 ${possibly} 件，需人工核实后再补。`,
    en: `Of ${ordered} units ${surely} were surely delivered and ${possibly} may have been. A person has to check before anything is sent.`,
  }),
  'refund-announced': ({ code, at }) => ({
    zh: `上次补交于 ${moment(at)} 结束：${failureOf(code).zh}，款项已转售后处理；如需再次补发请联系客服。`,
    en: `The last resubmission ended at ${moment(at)}: ${failureOf(code).en}. Its payment went to after-sales; support can open the order again.`,
  }),
  'refund-without-units': ({ amount }) => ({
    zh: `已退款 ${money(amount)}，但未说明对应几件，需人工核实。`,
    en: `${money(amount)} was refunded without saying for how many units. A person has to check.`,
  }),
  'cancelled-after-payment': fixed(
    '订单因支付超时取消，付款后来到账，需人工处理。',
    'The order was cancelled because its payment timed out, and the payment arrived later. A person decides.',
  ),
  'failure-needs-person': ({ code }) => ({
    zh: `商城未能发货：${failureOf(code).zh}。重新补发也会同样失败，需客服处理。`,
    en: `The shop could not deliver: ${failureOf(code).en}. Sending it again would fail alike; support decides.`,
  }),
  'conflict-open': (values) => ({
    zh: `${conflictText(String(values['conflict']), values).zh}，需人工核实后再处理。`,
    en: `A person has to look first: ${conflictText(String(values['conflict']), values).en}.`,
  }),
  'record-full': ({ facts }) => ({
    zh: `该订单已收到 ${facts} 条消息，超出上限，需人工处理。`,
    en: `${facts} events were told about this order, more than the limit. A person has to look.`,
  }),
  'outside-window': ({ since, windowMs }) => ({
    zh: `补交须在出问题后 ${span(windowMs).zh}内申请（${moment(since)} 起算），现已超过；客服可以代为补交。`,
    en: `A resubmission has to be asked for within ${span(windowMs).en} of the problem (since ${moment(since)}). Support can still do it.`,
  }),
  'too-many-resubmissions': ({ tries, limit }) => ({
    zh: `该订单已补发 ${tries} 次（上限 ${limit} 次），客服可以代为补交。`,
    en: `This order was redelivered ${tries} times (limit ${limit}). Support can still do it.`,
  }),
  'too-early': ({ until }) => ({
    zh: `付款结果通常一分钟内到账，请在 ${moment(until)} 后再试。`,
    en: `A payment usually arrives within a minute. Please try again after ${moment(until)}.`,
  }),
  'order-in-progress': ({ until }) => ({
    zh: `订单正在正常处理中；到 ${moment(until)} 仍未到货即可补交。`,
    en: `The order is being processed normally. If nothing has arrived by ${moment(until)}, it can be resubmitted.`,
  }),
  'reason-does-not-fit': ({ fitting }) => ({
    zh: `补交原因与订单状态不符；可选：${reasonNames(fitting).zh}。`,
    en: `The reason does not fit the state of the order; these do: ${reasonNames(fitting).en}.`,
  }),
  'recharge-target-unexpected': fixed(
    '该商品不充到账号，无需填写充值账号。',
    'These goods are not delivered to an account.',
  ),
  'payment-number-unknown': fixed(
    '商城没有告知支付单号，无法向支付渠道核实；请联系客服。',
    'The shop has not told a payment number, so the gateway could not be asked. Please contact support.',
  ),
  underpaid: ({ due, received, missing }) => ({
    zh: `应付 ${money(due)}，已到账 ${money(received)}，还差 ${money(missing)}。`,
    en: `${money(due)} is due and ${money(received)} arrived: ${money(missing)} is missing.`,
  }),
  'payment-not-found': ({ payments }) => ({
    zh: `已按 ${payments} 个支付单号向支付渠道查询，均无付款记录，您未被扣款。`,
    en: `The gateway was asked about ${payments} payment number(s) and knows none of them; you were not charged.`,
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
  'requester-not-owner': fixed(
    '只有订单的买家或商户可以申请补交。',
    'Only the buyer or the merchant of the order can ask for this.',
  ),
  'idempotency-key-reused': fixed(
    '该幂等键已用于内容不同的请求。',
    'This idempotency key was used for a request with other content.',
  ),
  'too-many-looks': ({ looks }) => ({
    zh: `卡密已查看 ${looks} 次，达到上限。还需要再看，请联系客服。`,
    en: `The card secrets were shown ${looks} times, which is the limit. Ask support to see them again.`,
  }),
  'not-delivered': fixed('商品尚未发货。', 'The goods have not been delivered yet.'),
  'no-cards': fixed('该订单不含卡密。', 'These goods have no card secrets.'),
};

export const REASON_NAMES: Readonly<Record<string, Sentence>> = {
  'payment-timed-out': { zh: '支付超时未到账', en: 'The payment timed out and did not arrive' },
  'payment-notice-lost': { zh: '已付款但订单未更新(掉单)', en: 'Paid, but the order was not updated' },
  'delivery-failed': { zh: '发货失败', en: 'The delivery failed' },
  'wrong-account': { zh: '充值账号填写错误', en: 'The account was typed wrong' },
  'supplier-late': { zh: '供货延迟未到账', en: 'The supplier is late' },
  'partly-delivered': { zh: '只收到部分商品', en: 'Only part of the goods arrived' },
  stuck: { zh: '已付款但一直未发货(卡单)', en: 'Paid, but nothing has been delivered for long' },
};

function reasonNames(fitting: Values[string]): Sentence {
  const names = String(fitting ?? '')
    .split(',')
    .filter(Boolean)
    .map((r) => REASON_NAMES[r] ?? { zh: r, en: r });
  if (names.length === 0) return { zh: '无', en: 'none' };
  return { zh: names.map((n) => n.zh).join('、'), en: names.map((n) => n.en).join('; ') };
}

export const KNOWN_DECISION_CODES: readonly string[] = Object.keys(DECISIONS);

/** The sentence of a decision's code with the values that it read. Every code has one; see the spec. */
export function decisionSentence(code: string, values: Values = {}): Sentence {
  const text = Object.hasOwn(DECISIONS, code) ? DECISIONS[code] : undefined;
  if (!text) throw new Error(`no sentence for ${code}`);
  return text(values);
}
