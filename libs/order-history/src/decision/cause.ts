import type { AnomalyKind, Policy } from '@bujiao/policy';
import { policyFor } from '@bujiao/policy';
import type { Units } from '../delivery/units.js';
import type { OrderHistory } from '../order-history.js';
import type { Anomaly } from '../order/anomalies.js';
import type { OriginalOrder } from '../order/original-order.js';
import type { Decision } from './decision.js';

export interface CauseInput {
  readonly history: OrderHistory;
  readonly order: OriginalOrder;
  readonly units: Units;
  readonly policy: Policy;
  readonly now: number;
}

/** What a resubmission would rest on, or until when the order is in progress. */
export type Cause = { readonly anomaly: Anomaly } | { readonly wait: Extract<Decision, { do: 'wait' }> };

/** What went wrong, as of `now`: what was told, or what silence amounts to once a grace has passed. */
export function causeOf(input: CauseInput): Cause {
  const known = knownAnomaly(input);
  if (known) return { anomaly: known };
  const { order, units } = input;
  if (units.possiblyByShop > 0) return silence(input, 'partly-delivered', order.deliveries.newest?.time);
  if (order.cancellations.length > 0) return { anomaly: timedOut(order) };
  const { state } = order.toldPayments.money;
  if (state === 'unpaid' || state === 'underpaid') return noticeLost(input);
  return silence(input, 'stuck', paidAt(order));
}

/** The newest of what was told and of our own failure, if it still concerns any unit. */
function knownAnomaly({ order, history }: CauseInput): Anomaly | undefined {
  const own = ownFailure(history);
  const told = order.anomaly;
  if (own && (!told || own.at > told.at)) return own;
  return told && allowedOf(told, history) !== 0 ? told : undefined;
}

/** Units of an anomaly that concerns only some: those that our own attempts have not delivered since. Undefined: all. */
export function allowedOf({ quantity, at }: Anomaly, history: OrderHistory): number | undefined {
  if (quantity === undefined) return undefined;
  const delivered = history.resubmissions
    .flatMap((r) => r.attempts)
    .filter((a) => a.status !== 'failed' && a.startedAt > at)
    .reduce((sum, a) => sum + a.quantity, 0);
  return Math.max(0, quantity - delivered);
}

/** Our own newest try, if it ended for good: its failure is the newest that is known about the goods. */
function ownFailure({ resubmissions }: OrderHistory): Anomaly | undefined {
  const last = resubmissions.findLast((r) => r.status === 'failed' && r.attempts.length > 0);
  if (!last?.endedAt) return undefined;
  return {
    kind: 'delivery-failed',
    at: last.endedAt,
    ...(last.endCode !== undefined && { code: last.endCode }),
  };
}

function timedOut({ cancellations, terms }: OriginalOrder): Anomaly {
  return { kind: 'payment-timed-out', at: cancellations.at(-1)?.at ?? terms.placedAt };
}

/** A free order counts as paid when it was placed. */
function paidAt({ toldPayments, terms }: OriginalOrder): string {
  const times = toldPayments.tries.filter((t) => t.paid).map((t) => t.paidAt ?? terms.placedAt);
  return times.sort().at(-1) ?? terms.placedAt;
}

function silence({ order, policy, now }: CauseInput, kind: AnomalyKind, since = order.terms.placedAt): Cause {
  const until = Date.parse(since) + policyFor(policy, order.terms).grace.inProgress;
  if (now < until) return { wait: { do: 'wait', code: 'order-in-progress', until, known: { since } } };
  return { anomaly: { kind, at: new Date(until).toISOString() } };
}

function noticeLost({ order, policy, now }: CauseInput): Cause {
  const { placedAt } = order.terms;
  const until = Date.parse(placedAt) + policyFor(policy, order.terms).grace.notice;
  if (now < until) return { wait: { do: 'wait', code: 'too-early', until, known: { since: placedAt } } };
  return { anomaly: { kind: 'payment-notice-lost', at: placedAt } };
}
