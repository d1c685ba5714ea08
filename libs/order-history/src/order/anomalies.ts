import type { OrderFact, OrderTerms } from '@bujiao/contracts';
import type { AnomalyKind } from '@bujiao/policy';
import { factsOfType } from './order-record.js';
import type { Payments } from './payments.js';

/** Something that went wrong with the original order (订单异常). */
export interface Anomaly {
  readonly kind: AnomalyKind;
  /** Since when. ISO 8601. */
  readonly at: string;
  /** The supplier's or the shop's code of a failure. */
  readonly code?: string;
  /** Units that it concerns; absent: all that is missing. */
  readonly quantity?: number;
}

export interface AnomalyInput {
  readonly terms: OrderTerms;
  readonly counted: readonly OrderFact[];
  readonly payments: Payments;
  /** Clocks of two publishers are not compared more finely than this, ms. */
  readonly clockSkew: number;
}

/** Every failure, delay and time-out that was told, oldest first; which of them still stands is {@link standingAnomaly}. */
export function toldAnomalies({ counted, payments }: AnomalyInput): readonly Anomaly[] {
  const failures = factsOfType(counted, 'shop.order.delivery-failed').map(({ time, data }): Anomaly => ({
    kind: 'delivery-failed',
    at: time,
    ...(data.code !== undefined && { code: data.code }),
    ...(data.quantity !== undefined && { quantity: data.quantity }),
  }));
  const delays = factsOfType(counted, 'shop.order.delayed').map(({ time }): Anomaly => ({
    kind: 'delayed',
    at: time,
  }));
  const timeOuts = factsOfType(counted, 'shop.order.payment-timed-out').map(({ time }): Anomaly => ({
    kind: 'payment-timed-out',
    at: time,
  }));
  const paid = payments.tries.some((t) => t.paid);
  return [...failures, ...delays, ...(paid ? [] : timeOuts)].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : rank(a) - rank(b),
  );
}

const rank = ({ kind }: Anomaly): number => ['payment-timed-out', 'delayed', 'delivery-failed'].indexOf(kind);

/**
 * The newest failure, delay or time-out that no delivery has answered. A delivery answers what its own publisher told before it,
 * and what another publisher told up to the clock skew after it: whether the failure really came later, nobody knows.
 */
export function standingAnomaly(told: readonly Anomaly[], input: AnomalyInput): Anomaly | undefined {
  const newest = told.at(-1);
  return newest && !isAnswered(newest, input) ? newest : undefined;
}

function isAnswered({ at, kind }: Anomaly, { counted, clockSkew }: AnomalyInput): boolean {
  const tellers = counted
    .filter((f) => f.time === at && f.type === `shop.order.${kind}`)
    .map((f) => f.publisher);
  return factsOfType(counted, 'shop.order.delivered').some(
    ({ time, publisher }) =>
      Date.parse(time) > Date.parse(at) - (tellers.includes(publisher) ? 0 : clockSkew),
  );
}
