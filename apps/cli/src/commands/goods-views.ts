import type { Api } from '../connection/api.js';
import { counted } from '../output/counted.js';
import { localTime } from '../output/times.js';
import { lines } from './job-views.js';
import { findingLine } from './policy-views.js';

interface PricedGoods {
  readonly name: string;
  readonly goodsKind: string;
  readonly specification?: string;
  /** Integer 分. */
  readonly unitPrice: number;
}
interface NamedAlternative {
  readonly goodsId: string;
  readonly change: string;
}
type Value = PricedGoods | readonly NamedAlternative[];

export interface GoodsLine {
  readonly goodsId: string;
  readonly listed?: PricedGoods & { readonly goodsId: string };
  readonly alternatives: readonly NamedAlternative[];
  readonly ownLists: number;
  readonly setBy: string;
  readonly setAt: string;
}

interface Difference {
  readonly goodsId: string;
  readonly what: string;
  readonly was?: Value;
  readonly becomes: Value;
}

export interface GoodsCheck {
  readonly ok: boolean;
  readonly goods: number;
  readonly findings: readonly Omit<Parameters<typeof findingLine>[1], 'severity'>[];
  readonly changes: readonly Difference[];
}

export interface GoodsChange extends Omit<Difference, 'goodsId'> {
  readonly merchantId?: string;
  readonly by: string;
  readonly role: string;
  readonly because?: string;
  readonly at: string;
}

const PAGE = 500;

interface Page {
  readonly goods: readonly GoodsLine[];
  readonly next?: string;
}

/** Goods by id, page by page. @param find a part of an id or a name */
export async function* goodsLines(api: Api, find?: string): AsyncGenerator<GoodsLine> {
  let after: string | undefined;
  do {
    const page: Page = await api.get<Page>('/goods', { q: find, after, limit: PAGE });
    yield* page.goods;
    after = page.next;
  } while (after !== undefined);
}

/** `¥10.00` */
export const price = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

const isList = (value: Value): value is readonly NamedAlternative[] => Array.isArray(value);

function valueText(value: Value | undefined): string {
  if (value === undefined) return '–';
  if (isList(value)) return value.map(({ goodsId, change }) => `${goodsId} (${change})`).join(', ') || '–';
  const { name, specification, goodsKind, unitPrice } = value;
  return [name, specification, goodsKind, price(unitPrice)].filter(Boolean).join(' · ');
}

const differenceLine = ({ goodsId, what, was, becomes }: Difference): string =>
  `  ${goodsId} ${what}: ${valueText(was)} → ${valueText(becomes)}`;

/** @param file its name, for the places of faults */
export const checkText = (file: string, { ok, goods, findings, changes }: GoodsCheck): string =>
  lines([
    ...findings.map((finding) => findingLine(file, { ...finding, severity: 'error' })),
    ok
      ? `${counted(goods, 'entry', 'entries')}: no faults, ${counted(changes.length, 'change')}`
      : 'has faults',
    ...changes.map(differenceLine),
  ]);

const changeLine = ({ at, by, role, what, merchantId, was, becomes, because }: GoodsChange): string =>
  `  ${localTime(at)}  ${by} (${role})  ${what}${merchantId === undefined ? '' : ` of ${merchantId}`}: ${valueText(was)} → ${valueText(becomes)}${because === undefined ? '' : `  ${because}`}`;

export const goodsText = (
  { goodsId, listed, alternatives, ownLists }: GoodsLine,
  changes: readonly GoodsChange[],
): string =>
  lines([
    `${goodsId}  ${listed ? valueText(listed) : 'no price'}`,
    `alternatives: ${valueText(alternatives)}`,
    ...(ownLists > 0 ? [`${counted(ownLists, 'merchant has', 'merchants have')} a list of their own`] : []),
    ...(changes.length > 0 ? ['changes:', ...changes.map(changeLine)] : []),
  ]);
