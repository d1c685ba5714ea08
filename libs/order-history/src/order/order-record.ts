import type { OrderFact, OrderFeedEventType } from '@bujiao/contracts';
import { latest } from '../latest.js';

/** Identifies a fact for ever. A source holds no line breaks, so the key is unambiguous. */
export const factKey = ({ source, id }: { readonly source: string; readonly id: string }): string =>
  `${source}\n${id}`;

/**
 * The set with `more` added: what is in it already changes nothing. Returns `facts` itself where nothing is new, and `more` itself
 * where all of it is and nothing was there: what was computed from a set is remembered by its identity.
 */
export function addFacts(facts: readonly OrderFact[], more: readonly OrderFact[]): readonly OrderFact[] {
  const known = new Set(facts.map(factKey));
  const fresh: OrderFact[] = [];
  for (const fact of more) {
    const key = factKey(fact);
    if (known.has(key)) continue;
    known.add(key);
    fresh.push(fact);
  }
  if (fresh.length === 0) return facts;
  return facts.length === 0 && fresh.length === more.length ? more : [...facts, ...fresh];
}

/** Facts of `more` that are not in `facts`. */
export function newFacts(facts: readonly OrderFact[], more: readonly OrderFact[]): readonly OrderFact[] {
  const known = new Set(facts.map(factKey));
  return more.filter((fact) => !known.has(factKey(fact)));
}

/**
 * At one moment the fact that is more cautious about goods and money ranks last, so that it speaks last. The order of types
 * is part of the meaning of a record: append to it, never change it.
 */
const CAUTION: readonly OrderFeedEventType[] = [
  'shop.order.placed',
  'shop.order.payment-started',
  'shop.order.payment-timed-out',
  'shop.order.paid',
  'shop.order.delivery-failed',
  'shop.order.delayed',
  'shop.order.held',
  'shop.order.delivered',
  'shop.order.refunded',
  'shop.order.cancelled',
  'shop.order.corrected',
];

/** By time; at one time by caution, then by key. The same for every order of arrival. */
function compareFacts(a: OrderFact, b: OrderFact): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  const caution = CAUTION.indexOf(a.type) - CAUTION.indexOf(b.type);
  if (caution !== 0) return caution;
  const [keyA, keyB] = [factKey(a), factKey(b)];
  return keyA === keyB ? 0 : keyA < keyB ? -1 : 1;
}

export interface CountedFacts {
  /** Facts that count, in the order in which they happened. */
  readonly counted: readonly OrderFact[];
  /** Keys of the facts that were taken back, each with the correction that did it. */
  readonly withdrawn: ReadonlyMap<string, OrderFact<'shop.order.corrected'>>;
  /** Facts of sources and publishers whose placing of this order was rejected. */
  readonly disputed: readonly OrderFact[];
}

/** Which facts of a record count. Independent of the order of arrival. */
export const countFacts = (facts: readonly OrderFact[]): CountedFacts => countLatest(facts, undefined);

const countLatest = latest((facts: readonly OrderFact[], _: undefined): CountedFacts => {
  const sorted = [...facts].sort(compareFacts);
  const barred = barredFrom(sorted);
  const disputed = barred === NOBODY ? [] : sorted.filter((fact) => isBarred(barred, fact));
  const valid = barred === NOBODY ? sorted : sorted.filter((fact) => !isBarred(barred, fact));
  const withdrawn = withdrawals(valid);
  const counted = withdrawn.size === 0 ? valid : valid.filter((fact) => !withdrawn.has(factKey(fact)));
  return { counted, withdrawn, disputed };
});

/** Who placed this order with other terms than the ones that count. */
export interface Barred {
  readonly sources: ReadonlySet<string>;
  readonly publishers: ReadonlySet<string>;
}

const NOBODY: Barred = { sources: new Set(), publishers: new Set() };
const NOTHING_WITHDRAWN: CountedFacts['withdrawn'] = new Map();

/** Sources and publishers whose placing of this order was rejected; never those of the placing that counts. */
export function barredFrom(facts: readonly OrderFact[]): Barred {
  const disputing = facts.filter((fact) => isPlaced(fact) && fact.data.disputes !== undefined);
  if (disputing.length === 0) return NOBODY;
  const placing = facts.filter((fact) => isPlaced(fact) && !fact.data.disputes);
  const others = (of: (fact: OrderFact) => string): ReadonlySet<string> =>
    new Set(disputing.map(of).filter((name) => !placing.some((fact) => of(fact) === name)));
  return { sources: others((fact) => fact.source), publishers: others((fact) => fact.publisher) };
}

export const isBarred = (
  { sources, publishers }: Barred,
  { source, publisher }: Pick<OrderFact, 'source' | 'publisher'>,
): boolean => sources.has(source) || publishers.has(publisher);

const isPlaced = (fact: OrderFact): fact is OrderFact<'shop.order.placed'> =>
  fact.type === 'shop.order.placed';
const isCorrection = (fact: OrderFact): fact is OrderFact<'shop.order.corrected'> =>
  fact.type === 'shop.order.corrected';

/** Who published a fact may take it back; who placed the order may take back anything that was said about it. */
function withdrawals(facts: readonly OrderFact[]): ReadonlyMap<string, OrderFact<'shop.order.corrected'>> {
  const corrections = facts.filter(isCorrection).filter(({ data }) => data.withdraws !== undefined);
  if (corrections.length === 0) return NOTHING_WITHDRAWN;
  const byKey = new Map(facts.map((fact) => [factKey(fact), fact]));
  const placedBy = facts.find(isPlaced)?.publisher;
  const withdrawn = corrections.flatMap((correction) =>
    (correction.data.withdraws ?? [])
      .map((ref) => byKey.get(factKey(ref)))
      .filter((target) => target !== undefined)
      .filter((target) => isWithdrawable(target) && mayWithdraw(correction, target, placedBy))
      .map((target) => [factKey(target), correction] as const),
  );
  return new Map(withdrawn);
}

/** A placing and a correction cannot be taken back, only told again. */
const isWithdrawable = (fact: OrderFact): boolean => !isPlaced(fact) && !isCorrection(fact);

export const mayWithdraw = (
  { publisher }: Pick<OrderFact, 'publisher'>,
  target: Pick<OrderFact, 'publisher'>,
  placedBy: string | undefined,
): boolean => publisher === target.publisher || publisher === placedBy;

/** The facts of one type, typed. */
export const factsOfType = <T extends OrderFeedEventType>(
  facts: readonly OrderFact[],
  type: T,
): OrderFact<T>[] => facts.filter((fact) => fact.type === type) as unknown as OrderFact<T>[];
