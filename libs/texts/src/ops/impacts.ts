import type { Sentence } from '@bujiao/contracts';
import { failureOf } from '../failures.js';
import { fixed, type Text, type Values } from '../format.js';

/** What a handler would do about an event today, by the code of the outcome. */
const IMPACT_TEXTS = {
  nothing: fixed('无需处理：履历里已有', 'nothing to do: the history says it already'),
  'writes-rows': ({ group }) => ({
    zh: `写 ${String(group)} 的行，较新的行保留`,
    en: `writes rows of ${String(group)}; what is newer stays`,
  }),
  fails: ({ code }) => ({ zh: `会再次失败（${String(code)}）`, en: `fails again (${String(code)})` }),
  'asks-gateway': fixed('向支付网关查询后再决定', 'asks the payment gateway, then decides'),
  approves: fixed('通过这次补交，开始发货', 'approves the resubmission; its delivery begins'),
  'asks-reviewer': fixed(
    '交人工审核，决定前不发货',
    'gives the resubmission to a reviewer; nothing is delivered before the decision',
  ),
  rejects: ({ code }) => ({
    zh: `拒绝这次补交（${String(code)}）`,
    en: `rejects the resubmission (${String(code)})`,
  }),
  'asks-about-role': fixed('向供应商核实角色是否存在', 'asks the supplier whether the role exists'),
  'checks-goods': fixed('继续核验定制商品的下一项', 'makes the next check of the custom goods'),
  'asks-owner': fixed('请买家确认角色', 'asks the owner of the role to confirm it'),
  waits: fixed('等待到时间，设定时器', 'waits for its time; a timer is set'),
  'asks-gateway-again': fixed(
    '支付证明过旧，会再次查询支付网关',
    'has the payment gateway asked again: its proof is too old',
  ),
  'asks-a-person': ({ code }) => ({
    zh: `转人工处理（${failureOf(code).zh}）`,
    en: `asks a person (${String(code)})`,
  }),
  finishes: fixed('记录已全部发货', 'records that all is delivered'),
  'fails-resubmission': ({ code }) => ({
    zh: `结束这次补交（${failureOf(code).zh}）`,
    en: `ends the resubmission (${String(code)})`,
  }),
  'issues-cards': fixed('从库存发卡', 'issues cards from stock'),
  orders: ({ supplierId }) => ({
    zh: `向供应商 ${String(supplierId)} 下单`,
    en: `orders goods at supplier ${String(supplierId)}`,
  }),
  queries: ({ supplierId }) => ({
    zh: `向供应商 ${String(supplierId)} 查询`,
    en: `queries supplier ${String(supplierId)}`,
  }),
  'confirms-receipt': fixed('确认收货', 'confirms the receipt'),
  'expects-receipt': fixed('设定到期自动确认收货的定时器', 'sets the timer that confirms the receipt'),
  'finds-conflict': fixed('记录一项要人核对的矛盾', 'records what a person has to look at'),
  'closes-conflict': fixed('关闭不再需要人核对的矛盾', 'closes what a person need not look at any more'),
  takes: fixed(
    '接收订单事件；已知的事件不改变任何内容',
    'takes the order event; one that is known already changes nothing',
  ),
  'rejects-event': ({ code }) => ({
    zh: `拒绝订单事件，并作为已拒绝事件保存（${String(code)}）`,
    en: `rejects the order event, and keeps it as rejected (${String(code)})`,
  }),
} as const satisfies Readonly<Record<string, Text>>;

export type ImpactCode = keyof typeof IMPACT_TEXTS;

export const IMPACT_CODES = Object.keys(IMPACT_TEXTS) as readonly ImpactCode[];

export const impactSentence = (code: ImpactCode, values: Values = {}): Sentence => IMPACT_TEXTS[code](values);

/** Whom a handler would call, such as `supplier jd`. @param id of the supplier; absent for the payment gateway */
export const calledName = (id?: string): Sentence =>
  id === undefined ? { zh: '支付网关', en: 'payment gateway' } : { zh: `供应商 ${id}`, en: `supplier ${id}` };
