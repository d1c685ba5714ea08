import type { PlayedTraffic } from './play/play-traffic.js';
import type { Label } from './traffic-order.js';

/** Orders of one label and kind, by how they ended. Each order is in exactly one of the four ends. */
export interface Count {
  readonly label: Label;
  readonly kind: string;
  asked: number;
  /** Without a person: delivered, or rightly refused by a rule. */
  delivered: number;
  refused: number;
  declined: number;
  human: number;
}

export interface Result {
  /** Fractions of 1. */
  readonly honestWithoutHuman: number;
  readonly maliciousNotDelivered: number;
  readonly honest: { readonly asked: number; readonly human: number; readonly declined: number };
  readonly malicious: {
    readonly asked: number;
    readonly delivered: number;
    readonly refusedByRules: number;
    readonly declined: number;
    readonly human: number;
  };
  readonly warmUps: number;
}

type End = 'delivered' | 'refused' | 'declined' | 'human';

/** A person weighs most, then the score; what was refused and delivered later was delivered. */
function endOf({ played: { human, declined, delivered } }: PlayedTraffic): End {
  if (human) return 'human';
  if (declined) return 'declined';
  return delivered ? 'delivered' : 'refused';
}

export function countsOf(traffic: readonly PlayedTraffic[]): Count[] {
  const counts = new Map<string, Count>();
  for (const one of traffic) {
    const { label, kind } = one.order;
    const key = `${label}\n${kind}`;
    const count = counts.get(key) ?? {
      label,
      kind,
      asked: 0,
      delivered: 0,
      refused: 0,
      declined: 0,
      human: 0,
    };
    count.asked += 1;
    count[endOf(one)] += 1;
    counts.set(key, count);
  }
  return [...counts.values()].sort((a, b) =>
    a.label === b.label ? b.asked - a.asked : a.label < b.label ? -1 : 1,
  );
}

/** A malicious order counts as delivered wherever goods went out, also after a person looked. */
export function resultOf(traffic: readonly PlayedTraffic[]): Result {
  const counts = countsOf(traffic);
  const sum = (label: Label, member: keyof Omit<Count, 'label' | 'kind'>): number =>
    counts.filter((c) => c.label === label).reduce((total, c) => total + c[member], 0);
  const honest = {
    asked: sum('honest', 'asked'),
    human: sum('honest', 'human'),
    declined: sum('honest', 'declined'),
  };
  const delivered = traffic.filter(
    ({ order, played }) => order.label === 'malicious' && played.delivered,
  ).length;
  const asked = sum('malicious', 'asked');
  return {
    honestWithoutHuman: fraction(honest.asked - honest.human - honest.declined, honest.asked),
    maliciousNotDelivered: fraction(asked - delivered, asked),
    honest,
    malicious: {
      asked,
      delivered,
      refusedByRules: sum('malicious', 'refused'),
      declined: sum('malicious', 'declined'),
      human: sum('malicious', 'human'),
    },
    warmUps: sum('warm-up', 'asked'),
  };
}

const fraction = (part: number, whole: number): number =>
  whole === 0 ? 1 : Number((part / whole).toFixed(5));

/** Wilson's interval of a fraction at 95 %. */
export function intervalOf(part: number, whole: number): readonly [number, number] {
  if (whole === 0) return [0, 1];
  const z = 1.96;
  const p = part / whole;
  const centre = p + z ** 2 / (2 * whole);
  const spread = z * Math.sqrt((p * (1 - p) + z ** 2 / (4 * whole)) / whole);
  const by = 1 + z ** 2 / whole;
  return [(centre - spread) / by, (centre + spread) / by];
}

/** How often a factor held, and at how many of those orders a person or the score stopped it. */
export interface FactorHits {
  honest: number;
  honestStopped: number;
  malicious: number;
  maliciousStopped: number;
}

export function hitsOf(traffic: readonly PlayedTraffic[]): ReadonlyMap<string, FactorHits> {
  const hits = new Map<string, FactorHits>();
  for (const { order, played } of traffic) {
    if (order.label === 'warm-up') continue;
    for (const factor of played.factors) {
      const known = hits.get(factor) ?? { honest: 0, honestStopped: 0, malicious: 0, maliciousStopped: 0 };
      known[order.label] += 1;
      if (played.human || played.declined) known[`${order.label}Stopped`] += 1;
      hits.set(factor, known);
    }
  }
  return hits;
}
