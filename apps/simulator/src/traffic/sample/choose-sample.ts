import { SeededRandom } from '../../random/seeded-random.js';
import type { TrafficOrder } from '../traffic-order.js';
import { linkedOrders } from './linked-orders.js';

/** Share of the sample that is malicious, whatever it is in the traffic: there has to be something to compare. */
const MALICIOUS = 0.25;
/** Orders that come before one of the sample are sent too. Of each kind, orders with fewer than these before them go first. */
const FEW_BEFORE = [3, 6, 12, Infinity];

/** An order of the sample, or one that is sent since a decision about the sample reads it. */
export interface ChosenOrder {
  readonly order: TrafficOrder;
  readonly isSampled: boolean;
}

/** Orders whose decisions read each other. */
export type ChosenGroup = readonly ChosenOrder[];

export interface SampleSize {
  readonly sample: number;
  readonly seed: number;
}

interface Candidate {
  readonly order: TrafficOrder;
  readonly group: readonly TrafficOrder[];
  /** Orders of the group that were asked for before. */
  readonly before: number;
}

/**
 * As many orders as are asked for, a quarter of them malicious, of every kind in turn; each with everything that its decision reads: the
 * earlier orders of its buyer, and of buyers with the same recharge account, device or picture. The same seed chooses the same.
 */
export function chooseSample(orders: readonly TrafficOrder[], { sample, seed }: SampleSize): ChosenGroup[] {
  const random = new SeededRandom(seed);
  const candidates = linkedOrders(orders).flatMap(candidatesOf);
  const ofLabel = (label: TrafficOrder['label']) => candidates.filter(({ order }) => order.label === label);
  const bad = takeInTurn(ofLabel('malicious'), Math.ceil(sample * MALICIOUS), random);
  return withHistories([...bad, ...takeInTurn(ofLabel('honest'), sample - bad.length, random)]);
}

const firstAsk = ({ asks }: TrafficOrder): number => Math.min(...asks.map(({ at }) => at));
const lastAsk = ({ asks }: TrafficOrder): number => Math.max(...asks.map(({ at }) => at));

function candidatesOf(linked: readonly TrafficOrder[]): Candidate[] {
  const group = [...linked].sort((a, b) => firstAsk(a) - firstAsk(b));
  return group.map((order, before) => ({ order, group, before }));
}

/** One of each kind after the other, those with a short past first. */
function takeInTurn(candidates: readonly Candidate[], wanted: number, random: SeededRandom): Candidate[] {
  const kinds = new Map<string, Candidate[]>();
  for (const candidate of shuffled(candidates, random)) {
    const { kind } = candidate.order;
    kinds.set(kind, [...(kinds.get(kind) ?? []), candidate]);
  }
  const queues = [...kinds.values()].map((ofKind) => ofKind.sort((a, b) => stepOf(a) - stepOf(b)));
  const taken: Candidate[] = [];
  while (taken.length < wanted && queues.some(({ length }) => length > 0))
    for (const queue of queues) {
      const next = taken.length < wanted ? queue.shift() : undefined;
      if (next) taken.push(next);
    }
  return taken;
}

const stepOf = ({ before }: Candidate): number => FEW_BEFORE.findIndex((few) => before < few);

function shuffled<T>(values: readonly T[], random: SeededRandom): T[] {
  return values
    .map((value) => ({ value, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function withHistories(taken: readonly Candidate[]): ChosenGroup[] {
  const sampled = new Set(taken.map(({ order }) => order));
  const untilOf = new Map<readonly TrafficOrder[], number>();
  for (const { order, group } of taken) untilOf.set(group, Math.max(untilOf.get(group) ?? 0, lastAsk(order)));
  return [...untilOf].map(([group, until]) =>
    group
      .filter((order) => firstAsk(order) <= until)
      .map((order) => ({ order, isSampled: sampled.has(order) })),
  );
}
