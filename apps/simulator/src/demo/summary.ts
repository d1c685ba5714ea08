import type { Sentence } from '@bujiao/contracts';
import { isDirect } from '../catalogue/catalogue-goods.js';
import type { History } from '../product/product-answers.js';
import type { Screen } from '../screen/screen.js';
import { fit, fitRight } from '../screen/wide-text.js';
import { owedUnits, WAYS } from '../shop/planned-order.js';
import { WAY_DESCRIPTIONS } from '../shop/ways.js';
import type { SupplierLedger } from '../supplier/supplier-ledger.js';
import { topUpsOf, unitsRedelivered } from './audit.js';
import type { Journey } from './journey.js';

/** The smallest value that `share` of the values do not exceed; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const average = (values: readonly number[]): string =>
  values.length === 0 ? '–' : (sumOf(values) / values.length).toFixed(1);
const atShare = (values: readonly number[], share: number): string =>
  values.length === 0 ? '–' : quantile(values, share).toFixed(2);

const COLUMNS: readonly { readonly name: Sentence; readonly width: number }[] = [
  { name: { zh: '异常类型', en: 'what went wrong' }, width: 30 },
  { name: { zh: '单数', en: 'orders' }, width: 7 },
  { name: { zh: '已完成', en: 'closed' }, width: 8 },
  { name: { zh: '已发货', en: 'delivered' }, width: 10 },
  { name: { zh: '驳回', en: 'rejected' }, width: 9 },
  { name: { zh: '不可补交', en: 'refused' }, width: 9 },
  { name: { zh: '人工', en: 'human' }, width: 6 },
  { name: { zh: '未完', en: 'open' }, width: 6 },
  { name: { zh: '步数', en: 'steps' }, width: 7 },
  { name: { zh: '填写', en: 'typed' }, width: 7 },
  { name: { zh: '中位秒', en: 'p50 s' }, width: 8 },
  { name: { zh: 'p99秒', en: 'p99 s' }, width: 8 },
];

/** One line a way of going wrong, and one for all. */
export function summaryTable(
  journeys: readonly Journey[],
  histories: ReadonlyMap<string, History>,
  screen: Screen,
): string[] {
  const ways = WAYS.filter((way) => journeys.some(({ order }) => order.way === way));
  const row = (name: Sentence, some: readonly Journey[]): string =>
    rowOf(screen.say(name), cellsOf(some, histories));
  return [
    screen.paint(
      'dim',
      rowOf(
        ...COLUMNS.map(({ name }) => screen.say(name)).reduce<[string, string[]]>(
          ([first, rest], name, i) => (i === 0 ? [name, rest] : [first, [...rest, name]]),
          ['', []],
        ),
      ),
    ),
    ...ways.map((way) =>
      row(
        WAY_DESCRIPTIONS[way].name,
        journeys.filter(({ order }) => order.way === way),
      ),
    ),
    screen.paint('bold', row({ zh: '合计', en: 'all' }, journeys)),
  ];
}

function cellsOf(journeys: readonly Journey[], histories: ReadonlyMap<string, History>): string[] {
  const count = (...states: Journey['state'][]): string =>
    String(journeys.filter(({ state }) => states.includes(state)).length || '·');
  const measures = journeys.flatMap(({ order }) => histories.get(order.orderId)?.measures ?? []);
  const times = measures.flatMap(({ secondsToDelivery }) => secondsToDelivery ?? []);
  return [
    String(journeys.length),
    count('closed'),
    count('delivered'),
    count('rejected', 'failed'),
    count('refused'),
    count('waiting-for-human'),
    count('moving', 'not-begun', 'broken'),
    average(measures.map(({ steps }) => steps)),
    average(measures.map(({ fieldsTyped }) => fieldsTyped)),
    atShare(times, 0.5),
    atShare(times, 0.99),
  ];
}

function rowOf(name: string, cells: readonly string[]): string {
  const [first, ...rest] = COLUMNS;
  return `  ${fit(name, first?.width ?? 0)}${cells.map((cell, i) => fitRight(cell, rest[i]?.width ?? 0)).join('')}`;
}

/** What was owed and what came, by the two books that must agree: the histories and the supplier's ledger. */
export function deliveryLines(
  journeys: readonly Journey[],
  histories: ReadonlyMap<string, History>,
  ledger: SupplierLedger,
): Sentence[] {
  const got = journeys.filter(({ state }) => state === 'delivered' || state === 'closed');
  const owed = got.reduce((units, { order }) => units + owedUnits(order), 0);
  const came = [...histories.values()].reduce((units, history) => units + unitsRedelivered(history), 0);
  const direct = got.filter(({ order }) => isDirect(order.goods));
  const once = direct.filter(({ order }) => topUpsOf(order, ledger) === owedUnits(order)).length;
  const entries = ledger.all();
  const most = Math.max(0, ...entries.map(({ timesDelivered }) => timesDelivered));
  const repeated = entries.reduce((sum, { submitted }) => sum + submitted - 1, 0);
  return [
    { zh: `补发：欠 ${owed} 件，实发 ${came} 件`, en: `redelivered: ${owed} units owed, ${came} delivered` },
    {
      zh: `货源账本：直充 ${direct.length} 单，恰好到账一次 ${once} 单；同一请求号最多发货 ${most} 次，重复提交 ${repeated} 次，反查 ${sumOf(entries.map(({ queried }) => queried))} 次`,
      en: `supplier's ledger: ${direct.length} top-ups, ${once} arrived exactly once; most deliveries of one number ${most}, resubmitted numbers ${repeated}, queries ${sumOf(entries.map(({ queried }) => queried))}`,
    },
  ];
}
