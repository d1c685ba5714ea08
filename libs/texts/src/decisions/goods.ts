import { cancellationCause } from '../cancellation-causes.js';
import { conflictText } from '../conflicts.js';
import { failureOf } from '../failures.js';
import { count, fixed, moment, money, type Text } from '../format.js';

/** What the state of the goods or of the order forbids. */
export const GOODS = {
  'resubmission-open': fixed(
    '该订单正在补交中，请留意进度。',
    'This order is being resubmitted already; watch its progress.',
  ),
  'delivered-by-us': fixed(
    '补交的商品已发货，请确认收货；有问题请告知客服。',
    'The goods have been redelivered. Please confirm that they arrived, or say what is wrong.',
  ),
  'order-cancelled': ({ at, cause }) => ({
    zh: `订单已于 ${moment(at)} 取消（${cancellationCause(cause).zh}），不能补交；如有疑问请联系客服。`,
    en: `The order was cancelled at ${moment(at)} (${cancellationCause(cause).en}) and cannot be resubmitted. Support can look at it.`,
  }),
  'order-delivered': ({ ordered, delivered }) => ({
    zh: `订购 ${count(ordered)} 件，商城已发货 ${count(delivered)} 件，无需补交。`,
    en: `The shop has delivered ${count(delivered)} of ${count(ordered)} ordered; nothing is left to resubmit.`,
  }),
  'order-refunded': ({ amount, at }) => ({
    zh: `款项 ${money(amount)} 已于 ${moment(at)} 退回，不能补交。`,
    en: `${money(amount)} was refunded at ${moment(at)}; the order cannot be resubmitted.`,
  }),
  'nothing-owed': ({ ordered, delivered, refunded = 0 }) => ({
    zh: `订购 ${count(ordered)} 件，已发货 ${count(delivered)} 件${Number(refunded) > 0 ? `，已退款 ${count(refunded)} 件` : ''}，没有待补发的商品。`,
    en: `Of ${count(ordered)} ordered, ${count(delivered)} delivered${Number(refunded) > 0 ? ` and ${count(refunded)} refunded` : ''}: nothing is left to redeliver.`,
  }),
  'maybe-delivered': ({ ordered, surely, possibly }) => ({
    zh: `订购 ${count(ordered)} 件，确定已发 ${count(surely)} 件，也可能已发 ${count(possibly)} 件，需人工核实后再补。`,
    en: `Of ${count(ordered)} ordered, ${count(surely)} surely delivered and possibly ${count(possibly)}. A person has to check before anything is sent.`,
  }),
  'failure-needs-person': ({ code }) => ({
    zh: `未能发货：${failureOf(code).zh}。重新补发也会同样失败，需客服处理。`,
    en: `It could not be delivered: ${failureOf(code).en}. Sending it again would fail alike; support decides.`,
  }),
  'conflict-open': (values) => ({
    zh: `${conflictText(String(values['conflict']), values).zh}，需人工核实后再处理。`,
    en: `A person has to look first: ${conflictText(String(values['conflict']), values).en}.`,
  }),
  'record-full': ({ facts }) => ({
    zh: `该订单已收到 ${count(facts)} 条消息，超出上限，需人工处理。`,
    en: `${count(facts)} events were told about this order, more than the limit. A person has to look.`,
  }),
} satisfies Readonly<Record<string, Text>>;
