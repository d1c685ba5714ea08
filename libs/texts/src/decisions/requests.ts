import type { ReturnField, Sentence } from '@bujiao/contracts';
import { changeNames, differenceText } from '../changes.js';
import { count, fixed, money, type Text } from '../format.js';
import { reasonName } from '../reasons.js';

/** Fields that a reviewer can return a request for. */
export const RETURN_FIELD_NAMES: Readonly<Record<ReturnField, Sentence>> = {
  rechargeAccount: { zh: '充值账号', en: 'the recharge account' },
  gameArea: { zh: '游戏区', en: 'the game area' },
  gameServer: { zh: '游戏服务器', en: 'the game server' },
  gameRole: { zh: '游戏角色', en: 'the game role' },
  reason: { zh: '补交原因', en: 'the reason' },
};
const FIELD_NAMES: Readonly<Record<string, Sentence>> = RETURN_FIELD_NAMES;

/** Refusals of a request, whatever the order's state is. */
export const REQUESTS = {
  'change-missing': ({ reason }) => ({
    zh: `选择「${reasonName(String(reason)).zh}」时，要说明改什么，例如减少数量。`,
    en: `With the reason “${reasonName(String(reason)).en}”, say what is to change, such as fewer units.`,
  }),
  'change-not-allowed': ({ change }) => ({
    zh: `这类商品补交时不能变更${changeNames(change).zh}。`,
    en: `A resubmission of these goods cannot change ${changeNames(change).en}.`,
  }),
  'change-needs-money': ({ quantity, owed }) => ({
    zh: `要 ${count(quantity)} 件，但只欠 ${count(owed)} 件；多出的要另付款，补交不能补差价，请另下新订单。`,
    en: `Wanted: ${count(quantity)} units; owed: ${count(owed)}. More would cost money, which a resubmission cannot take: place a new order for the rest.`,
  }),
  'goods-not-offered': fixed(
    '所选商品不在可换范围内，请从页面列出的商品中选择。',
    'These goods are not offered in place of the ordered ones: choose among those that the page lists.',
  ),
  'goods-cost-more': ({ price, paid, difference }) => ({
    zh: `所选商品单价 ${money(price)}，原商品 ${money(paid)}，还差 ${money(difference)}；补交不能补差价，请选不更贵的商品或另下新订单。`,
    en: `The chosen goods cost ${money(price)} each, the ordered ones ${money(paid)}: ${money(difference)} more, which a resubmission cannot take. Choose goods that cost no more, or place a new order.`,
  }),
  'difference-not-accepted': ({ price, paid, difference }) => ({
    zh: `所选商品单价 ${money(price)}，原商品 ${money(paid)}；${differenceText(difference).zh}同意后再提交。`,
    en: `The chosen goods cost ${money(price)} each, the ordered ones ${money(paid)}. ${differenceText(difference).en} Accept this, then ask again.`,
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
  // Says nothing of the score: its rules would tell the next request how to pass.
  declined: fixed(
    '本次补交申请未获通过，不会自动补发；如有疑问请联系客服核实。',
    'This request was declined, and nothing is redelivered for it. Support can look into it.',
  ),
  'review-refused': fixed(
    '审核员核实后未通过本次补交申请；如有疑问请联系客服。',
    'A reviewer looked into this request and refused it. Support can answer questions.',
  ),
  'review-overdue': fixed(
    '审核未能按时完成，本次申请已关闭，不会自动补发；可重新申请或联系客服。',
    'Nobody reviewed this request in time, so it was closed and nothing is redelivered for it. Ask again, or contact support.',
  ),
  'account-refused': ({ field }) => ({
    zh: `充值信息不符合该商品的要求，请更正${FIELD_NAMES[String(field)]?.zh ?? '填写内容'}后重新提交。`,
    en: `The goods do not take what was given: correct ${FIELD_NAMES[String(field)]?.en ?? 'it'} and ask again.`,
  }),
  'role-not-found': ({ field }) => ({
    zh: `供货方查无此角色，请核对${FIELD_NAMES[String(field)]?.zh ?? '填写内容'}后重新提交。`,
    en: `The supplier finds no such role: check ${FIELD_NAMES[String(field)]?.en ?? 'what was given'} and ask again.`,
  }),
  // Says nothing of the other buyer.
  'role-of-another': fixed(
    '该角色不能由当前账户补交；如确为本人角色，请联系客服核实。',
    'This role cannot be topped up from this account. If it is yours, support can look into it.',
  ),
  'permission-not-given': fixed(
    '没有按时确认这是你的角色，申请已关闭，不会自动补发；可以重新申请。',
    'Nobody confirmed in time that this is your role, so the request was closed and nothing is sent. You can ask again.',
  ),
  'evidence-missing': fixed(
    '未在期限内收到您的凭证，本次申请已关闭，不会自动补发；可重新申请或联系客服。',
    'No evidence arrived in time, so this request was closed and nothing is redelivered for it. Ask again, or contact support.',
  ),
  'returned-for-correction': ({ field }) => ({
    zh: `申请已退回，请更正${FIELD_NAMES[String(field)]?.zh ?? '填写内容'}后重新提交。`,
    en: `The request was returned: correct ${FIELD_NAMES[String(field)]?.en ?? 'what was given'} and ask again.`,
  }),
  'not-looked-at': fixed('卡密尚未查看。', 'The card secrets have not been shown yet.'),
  'not-delivered': fixed('商品尚未发货。', 'The goods have not been delivered yet.'),
  'no-cards': fixed('该订单不含卡密。', 'These goods have no card secrets.'),
} satisfies Readonly<Record<string, Text>>;
