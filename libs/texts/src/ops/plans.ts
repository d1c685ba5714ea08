import type { Sentence } from '@bujiao/contracts';
import { fixed, type Text, type Values } from '../format.js';

/** What a plan of a job writes, leaves out or reaches, by code. The English words are published: they stay as they are. */
const PLAN_TEXTS = {
  table: ({ table }) => ({ zh: String(table), en: String(table) }),
  'table-when-swapped': ({ table, version }) => ({
    zh: `${String(table)}（切换时才写，版本 ${String(version)}）`,
    en: `${String(table)}, only when it is swapped in (version ${String(version)})`,
  }),
  'rows-of-group': ({ group }) => ({ zh: `${String(group)} 的行`, en: `rows of ${String(group)}` }),
  topic: ({ topic }) => ({ zh: `主题 ${String(topic)}`, en: `topic ${String(topic)}` }),
  'event-if-missing': ({ type }) => ({
    zh: `${String(type)}（履历里没有时才写）`,
    en: `${String(type)}, where the history lacks it`,
  }),
  'decided-today': ({ group }) => ({
    zh: `${String(group)} 的处理程序按今天的履历决定的内容`,
    en: `what the handlers of ${String(group)} decide on today's history`,
  }),
  'called-by-handlers': ({ group }) => ({
    zh: `${String(group)} 的处理程序会调用的一切`,
    en: `whatever the handlers of ${String(group)} call`,
  }),
  'folder-on-server': ({ folder, bytes }) => ({
    zh: `${String(folder)}（服务器本机，${String(bytes)} 字节和日志）`,
    en: `${String(folder)}, on the machine of the server (${String(bytes)} bytes and the log)`,
  }),
  'evidence-in-bucket': ({ bucket }) => ({
    zh: `存储桶 ${String(bucket)} 里的凭证`,
    en: `evidence in the bucket ${String(bucket)}`,
  }),
  'bucket-not-in-backup': fixed(
    '不在本备份中，请另行备份该存储桶',
    'it is not in this backup: back the bucket up as well',
  ),
  'dead-letter-states': fixed(
    '死信的状态：它们的效果不会再发生',
    'the state of the dead letters: their effects will not happen',
  ),
  'handler-of-type': ({ type, group }) => ({
    zh: `${String(group)} 里 ${String(type)} 的处理程序`,
    en: `the handler of ${String(type)} in ${String(group)}`,
  }),
  'reaches-outside': ({ outside }) => ({
    zh: `它会触及外部：${outsideNames(outside)}`,
    en: `it reaches outside: ${String(outside)}`,
  }),
  'reach-not-declared': fixed('没有声明它会触及什么', 'what it reaches is not declared'),
  'order-states': fixed('订单状态（shop.order-states）', 'states of orders (shop.order-states)'),
  'order-states-are-derived': fixed(
    '由事件算出，商城会当成新消息',
    'they are derived, and the shop would take them for news',
  ),
  'orders-beyond': ({ most }) => ({
    zh: `前 ${String(most)} 单以外的订单`,
    en: `orders beyond the first ${String(most)}`,
  }),
  'events-beyond': ({ most }) => ({
    zh: `前 ${String(most)} 条以外的事件`,
    en: `events beyond the first ${String(most)}`,
  }),
  'plan-again': fixed('请再做一次计划', 'plan again for them'),
  'events-that-do-not-fit': ({ events }) => ({
    zh: `这些订单中不符合条件的 ${String(events)} 条事件`,
    en: `${String(events)} events of these orders that do not fit`,
  }),
  'stay-parked': fixed('它们继续停放，请重投其订单', 'they stay parked; redrive their orders'),
} as const satisfies Readonly<Record<string, Text>>;

export type PlanSentenceCode = keyof typeof PLAN_TEXTS;

export const PLAN_SENTENCE_CODES = Object.keys(PLAN_TEXTS) as readonly PlanSentenceCode[];

/** What a plan says, with the code and the values that it is made of. */
export interface PlanSentence extends Sentence {
  readonly code: string;
  readonly values: Values;
}

export const planSentence = (code: PlanSentenceCode, values: Values = {}): PlanSentence => ({
  code,
  values,
  ...PLAN_TEXTS[code](values),
});

const OUTSIDE_NAMES: Readonly<Record<string, string>> = {
  supplier: '供应商',
  'payment-gateway': '支付网关',
  'secret-reveal': '卡密展示',
  'order-record': '订单记录',
  timer: '定时器',
};

/** Chinese names of what a handler reaches, from their names with commas between. */
const outsideNames = (outside: Values[string]): string =>
  String(outside ?? '')
    .split(', ')
    .map((name) => OUTSIDE_NAMES[name] ?? name)
    .join('、');
