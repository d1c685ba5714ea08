import type { ConflictAction, ConflictCode, Sentence } from '@bujiao/contracts';
import { cancellationCause } from './cancellation-causes.js';
import { termNames } from './term-names.js';
import { failureOf } from './failures.js';
import { count, moment, money, units, unitsWere, type Text, type Values } from './format.js';

const paymentOf = (paymentId: Values[string]): Sentence =>
  paymentId === undefined || paymentId === 'none'
    ? { zh: '未编号的支付', en: 'a payment without a number' }
    : { zh: `支付单 ${paymentId} `, en: `payment ${paymentId}` };

const RELIED_ON: Readonly<Record<string, Sentence>> = {
  'supplier-order': {
    zh: '补发所依据的供货单已被撤回',
    en: 'the supplier order that the redelivery relied on was taken back',
  },
  'recharge-target': {
    zh: '补发之后充值账号才被更正',
    en: 'the account was corrected after the redelivery had begun',
  },
  payment: {
    zh: '补发所依据的付款消息已被撤回',
    en: 'the payment that the redelivery relied on was taken back',
  },
};
const RELIED_ON_OTHER: Sentence = {
  zh: '补发所依据的消息已被撤回',
  en: 'something that the redelivery relied on was taken back',
};

const CONFLICTS: Readonly<Record<ConflictCode, Text>> = {
  'over-delivered': ({ ordered, byShop, byUs }) => ({
    zh: `订购 ${count(ordered)} 件，商城已发 ${count(byShop)} 件，补发 ${count(byUs)} 件，超出订购数量`,
    en: `${count(ordered)} ordered, ${count(byShop)} delivered by the shop and ${count(byUs)} by us: more than was ordered`,
  }),
  'refunded-and-delivered': ({ refunded, delivered }) => ({
    zh: `已退款 ${money(refunded)}，又已发货 ${count(delivered)} 件`,
    en: `${money(refunded)} was refunded and ${unitsWere(delivered)} delivered`,
  }),
  'cancelled-and-delivered': ({ delivered, unsettled, cause }) => {
    const open = Number(unsettled ?? 0) > 0;
    const { zh, en } = cancellationCause(cause);
    return {
      zh: `订单已取消（${zh}），但已发货 ${count(delivered)} 件${open ? `，另有 ${count(unsettled)} 件结果未知` : ''}`,
      en: `the order was cancelled (${en}), yet ${unitsWere(delivered)} delivered${open ? `, and the outcome of ${units(unsettled)} is unknown` : ''}`,
    };
  },
  'delivered-after-cancellation': ({ delivered, cancelledAt }) => ({
    zh: `订单于 ${moment(cancelledAt)} 取消，之后商城仍发货；已发货共 ${count(delivered)} 件`,
    en: `the order was cancelled at ${moment(cancelledAt)}, and the shop delivered after that; ${unitsWere(delivered)} delivered in all`,
  }),
  'publishers-disagree': ({ paymentId }) => ({
    zh: `${paymentOf(paymentId).zh}的金额说法不一`,
    en: `different amounts were told for ${paymentOf(paymentId).en}`,
  }),
  'relied-on-withdrawn': ({ what }) =>
    (Object.hasOwn(RELIED_ON, String(what)) ? RELIED_ON[String(what)] : undefined) ?? RELIED_ON_OTHER,
  'payment-unclear': ({ paymentId }) => ({
    zh: `支付渠道对${paymentOf(paymentId).zh}的答复无法识别`,
    en: `the gateway's answer about ${paymentOf(paymentId).en} could not be understood`,
  }),
  // Who they are is for staff, and stands with the values.
  'placed-twice': ({ terms }) => {
    const { zh, en } = termNames(String(terms ?? '').split(','));
    return {
      zh: `另有发布方以不同内容（${zh}）对该订单号下单，以先到的为准`,
      en: `another publisher placed this order number with other terms (${en}); the first ones stand`,
    };
  },
  'maybe-delivered': ({ ordered, surely, possibly }) => ({
    zh: `订购 ${count(ordered)} 件，确定已发 ${count(surely)} 件，也可能已发 ${count(possibly)} 件，买家已申请补交`,
    en: `${count(ordered)} ordered, ${count(surely)} surely and possibly ${count(possibly)} delivered; a resubmission was asked for`,
  }),
  'refund-without-units': ({ amount }) => ({
    zh: `已退款 ${money(amount)}，未说明对应几件，买家已申请补交`,
    en: `${money(amount)} was refunded without saying for how many units; a resubmission was asked for`,
  }),
  'cancelled-after-payment': () => ({
    zh: '订单因支付超时取消，付款后来到账，买家已申请补交',
    en: 'the order was cancelled because its payment timed out, and the payment arrived later; a resubmission was asked for',
  }),
  'failure-needs-person': ({ code }) => ({
    zh: `未能发货：${failureOf(code).zh}；重新补发也会同样失败，买家已申请补交`,
    en: `it could not be delivered (${failureOf(code).en}), and sending it again would fail alike; a resubmission was asked for`,
  }),
  'record-full': ({ facts }) => ({
    zh: `该订单已收到 ${count(facts)} 条消息，超出上限，买家已申请补交`,
    en: `${count(facts)} events were told about the order, more than the limit; a resubmission was asked for`,
  }),
  overpaid: ({ surplus }) => ({
    zh: `多收 ${money(surplus)}`,
    en: `${money(surplus)} more than the price arrived`,
  }),
};

/** What a contradiction consists of, as part of a sentence. */
export const conflictText = (code: string, values: Values): Sentence =>
  Object.hasOwn(CONFLICTS, code)
    ? CONFLICTS[code as ConflictCode](values)
    : { zh: '信息相互矛盾', en: 'what was told contradicts itself' };

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
  'resubmitted-by-support': {
    zh: '由客服说明理由后代为补交',
    en: 'Support resubmits it with a reason',
  },
};
