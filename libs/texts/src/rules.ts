import type { Sentence } from '@bujiao/contracts';
import { failureOf } from './failures.js';
import { count, fixed, moment, money, span, type Text, type Values } from './format.js';
import { changeNames, goodsSwapped } from './changes.js';
import { NO_DATA } from './not-evaluated.js';
import { reasonName, reasonNames } from './reasons.js';

interface RuleTexts {
  readonly title: Sentence;
  /** What the rule found, where it stands against nothing. */
  readonly passed: Text;
}

const setAside = ({ setAside: was }: Values, { zh, en }: Sentence): Sentence =>
  was === undefined
    ? { zh, en }
    : {
        zh: `${zh.slice(0, -1)}（客服已放行此规则）。`,
        en: `${en.slice(0, -1)}; support set the rule aside.`,
      };

const RULES: Readonly<Record<string, RuleTexts>> = {
  'order-known': {
    title: { zh: '订单内容已知', en: 'The order is known' },
    passed: ({ facts }) => ({
      zh: `商城已告知 ${count(facts)} 条消息。`,
      en: `Messages of the shop about the order: ${count(facts)}.`,
    }),
  },
  'none-open': {
    title: { zh: '没有进行中的补交', en: 'No other resubmission is open' },
    passed: ({ resubmissions }) => ({
      zh: `共有 ${count(resubmissions)} 次补交，没有其他进行中的。`,
      en: `Resubmissions so far: ${count(resubmissions)}; no other one is open.`,
    }),
  },
  'no-conflict': {
    title: { zh: '没有待处理的矛盾', en: 'No contradiction stops goods' },
    passed: ({ recorded }) => ({
      zh: `已记录 ${count(recorded)} 个矛盾，均不影响补发。`,
      en: `Contradictions recorded: ${count(recorded)}; none stops goods.`,
    }),
  },
  'record-has-room': {
    title: { zh: '消息数量未超限', en: 'The record is not full' },
    passed: ({ facts, most }) => ({
      zh: `${count(facts)} 条消息，上限 ${count(most)} 条。`,
      en: `${count(facts)} messages, of ${count(most)} at most.`,
    }),
  },
  'units-owed': {
    title: { zh: '还有未到货的件数', en: 'Units are still owed' },
    passed: ({ ordered, byShop, byUs }) => ({
      zh: `订购 ${count(ordered)} 件，商城已发 ${count(byShop)} 件，补发 ${count(byUs)} 件。`,
      en: `Ordered: ${count(ordered)}; delivered by the shop: ${count(byShop)}; by resubmissions: ${count(byUs)}.`,
    }),
  },
  'not-refunded': {
    title: { zh: '款项未退', en: 'The money was not returned' },
    passed: ({ refunded }) => ({ zh: `已退款 ${money(refunded)}。`, en: `Refunded: ${money(refunded)}.` }),
  },
  'none-under-way': {
    title: { zh: '没有可能已在途的件数', en: 'Nothing may be on its way' },
    passed: ({ missing, underWay }) => ({
      zh: `缺 ${count(missing)} 件，其中结果未知 ${count(underWay)} 件。`,
      en: `Missing: ${count(missing)}; with an unknown outcome: ${count(underWay)}.`,
    }),
  },
  'not-cancelled': {
    title: { zh: '取消不妨碍补交', en: 'No cancellation forbids it' },
    passed: fixed(
      '因支付超时取消，付款后到账，可以补发。',
      'It was cancelled for want of a payment that came later; goods may go.',
    ),
  },
  'no-refund-announced': {
    title: { zh: '上次补交未转退款', en: 'No refund was announced' },
    passed: (values) =>
      setAside(values, {
        zh: `此前有 ${count(values['earlier'])} 次补交，没有阻止再次补发的。`,
        en: `Earlier resubmissions: ${count(values['earlier'])}; none stands against another delivery.`,
      }),
  },
  'something-went-wrong': {
    title: { zh: '订单确实出了问题', en: 'Something went wrong' },
    passed: ({ kind, at, code }) => ({
      zh: `${reasonName(String(kind)).zh === '其他原因' ? String(kind) : reasonName(String(kind)).zh}（${moment(at)}${code === undefined ? '' : `，${failureOf(code).zh}`}）。`,
      en: `${String(kind)} at ${moment(at)}${code === undefined ? '' : ` (${failureOf(code).en})`}.`,
    }),
  },
  'inside-window': {
    title: { zh: '在补交窗口内', en: 'It is in time' },
    passed: (values) =>
      setAside(values, {
        zh: `出问题于 ${moment(values['since'])}，窗口 ${span(values['windowMs']).zh}；下单于 ${moment(values['placedAt'])}，最长 ${span(values['neverAfterMs']).zh}。`,
        en: `It went wrong at ${moment(values['since'])}, with ${span(values['windowMs']).en} to ask; placed at ${moment(values['placedAt'])}, with ${span(values['neverAfterMs']).en} at most.`,
      }),
  },
  'tries-left': {
    title: { zh: '次数未用完', en: 'The order has tries left' },
    passed: (values) =>
      setAside(values, {
        zh: `已补发 ${count(values['tries'])} 次，上限 ${count(values['limit'])} 次。`,
        en: `Redeliveries: ${count(values['tries'])}, of ${count(values['limit'])} at most.`,
      }),
  },
  'buyer-within-limits': {
    title: { zh: '买家申请次数未超限', en: 'The buyer is within the limits' },
    passed: (values) =>
      setAside(values, {
        zh: `该买家 ${span(values['withinMs']).zh}内已申请 ${count(values['requests'])} 次，上限 ${count(values['most'])} 次。`,
        en: `Requests for orders of this buyer within ${span(values['withinMs']).en}: ${count(values['requests'])}, of ${count(values['most'])} at most.`,
      }),
  },
  'failure-for-machines': {
    title: { zh: '失败原因可自动处理', en: 'The failure needs no person' },
    passed: (values) =>
      setAside(values, {
        zh: `${failureOf(values['code']).zh}，可自动处理。`,
        en: `The failure (${failureOf(values['code']).en}) needs no person.`,
      }),
  },
  'reason-fits': {
    title: { zh: '原因与订单相符', en: 'The reason fits' },
    passed: ({ reason, fitting }) => ({
      zh: `原因：${reasonName(String(reason)).zh}；可选：${reasonNames(fitting).zh}。`,
      en: `Reason: ${reasonName(String(reason)).en}. Those that fit: ${reasonNames(fitting).en}.`,
    }),
  },
  'change-allowed': {
    title: { zh: '变更在允许范围内', en: 'The change is allowed' },
    passed: ({ changes, quantity, owed, goodsBefore, goodsAfter, paid, price }) => {
      const goods = goodsSwapped({ goodsBefore, goodsAfter, paid, price });
      return {
        zh: `变更：${changeNames(changes).zh}；补 ${count(quantity)} 件，待补 ${count(owed)} 件。${goods.zh}`,
        en: `Changed: ${changeNames(changes).en}. Units to go: ${count(quantity)}, of ${count(owed)} that are owed.${goods.en}`,
      };
    },
  },
  'payment-proven': {
    title: { zh: '付款已证实', en: 'The payment is proven' },
    passed: ({ due, received }) => ({
      zh: `应付 ${money(due)}，已到账 ${money(received)}。`,
      en: `Due: ${money(due)}; received: ${money(received)}.`,
    }),
  },
  'account-known': {
    title: { zh: '收货账号已知', en: 'The account is known' },
    passed: ({ given }) =>
      given === 'no'
        ? { zh: '使用原订单的账号。', en: 'The account of the order is used.' }
        : { zh: '已给出账号。', en: 'An account was given.' },
  },
  'requester-may-act': {
    title: { zh: '申请人有权操作', en: 'The requester may act' },
    passed: ({ role }) => ({
      zh: `申请人角色：${String(role)}。`,
      en: `The requester acts as ${String(role)}.`,
    }),
  },
};

const NOT_EVALUATED: Readonly<Record<string, Text>> = {
  'decided-before': ({ by }) => ({
    zh: `未评估：“${ruleTitle(String(by)).zh}”已得出结论。`,
    en: `Not evaluated: “${ruleTitle(String(by)).en}” had ended the decision.`,
  }),
  ...NO_DATA,
};

export const KNOWN_RULES: readonly string[] = Object.keys(RULES);
export const KNOWN_NOT_EVALUATED: readonly string[] = Object.keys(NOT_EVALUATED);

/** The name of a rule of the decision. */
export const ruleTitle = (rule: string): Sentence => {
  const texts = Object.hasOwn(RULES, rule) ? RULES[rule] : undefined;
  return texts?.title ?? { zh: rule, en: rule };
};

/** What a rule found that stands against nothing. @throws for a rule without words */
export function rulePassed(rule: string, read: Values): Sentence {
  const texts = Object.hasOwn(RULES, rule) ? RULES[rule] : undefined;
  if (!texts) throw new Error(`no words for the rule ${rule}`);
  return texts.passed(read);
}

/** Why a rule was not evaluated. @throws for a reason without words */
export function notEvaluated(because: string, values: Values = {}): Sentence {
  const text = Object.hasOwn(NOT_EVALUATED, because) ? NOT_EVALUATED[because] : undefined;
  if (!text) throw new Error(`no words for ${because}`);
  return text(values);
}
