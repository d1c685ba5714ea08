import type { OrderEvent } from '@bujiao/contracts';
import { verifyChain, type RecordedEvent } from '@bujiao/event-store';
import {
  checkHistory,
  emptyHistory,
  evolve,
  findResubmission,
  receiptDue,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import type { Accepted } from '../customers.js';
import type { Finding } from '../finding.js';

type ByOrder = ReadonlyMap<string, readonly RecordedEvent[]>;

const asOrderEvent = (event: RecordedEvent): OrderEvent & RecordedEvent =>
  event as unknown as OrderEvent & RecordedEvent;

export const historyOf = (events: readonly RecordedEvent[]): OrderHistory =>
  events.map(asOrderEvent).reduce(evolve, emptyHistory());

const SETTLED: ReadonlySet<string> = new Set(['closed', 'waiting-for-human', 'rejected', 'failed']);

/** A receipt that a contradiction holds up waits for a person: nothing else ends that. */
const isSettled = (history: OrderHistory, resubmission: Resubmission): boolean =>
  SETTLED.has(resubmission.status) || receiptDue(history, resubmission, 0)?.inConflict === true;

/** Accepted requests that are neither closed nor waiting for a person. */
export function unsettled(accepted: Iterable<Accepted>, byOrder: ByOrder): Finding[] {
  return [...accepted].flatMap(({ order: { orderId }, resubmissionId }) => {
    const history = historyOf(byOrder.get(orderId) ?? []);
    const resubmission = findResubmission(history, resubmissionId);
    if (!resubmission)
      return [{ orderId, what: `the accepted resubmission ${resubmissionId} is not in the store` }];
    return isSettled(history, resubmission)
      ? []
      : [{ orderId, what: `is neither closed nor with a person: ${resubmission.status}` }];
  });
}

/** Number of accepted requests that were neither closed nor waiting for a person at a moment, ms since the epoch. */
export function onTheirWay(accepted: Iterable<Accepted>, byOrder: ByOrder, moment: number): number {
  return [...accepted].filter(({ order: { orderId }, resubmissionId }) => {
    const before = (byOrder.get(orderId) ?? []).filter(({ recordedAt }) => Date.parse(recordedAt) <= moment);
    const history = historyOf(before);
    const resubmission = findResubmission(history, resubmissionId);
    return resubmission !== undefined && !isSettled(history, resubmission);
  }).length;
}

/** Violations of the invariants of a history, and broken hash chains. */
export function auditHistories(byOrder: ByOrder): Finding[] {
  return [...byOrder].flatMap(([orderId, events]) => {
    const breaches = checkHistory(events.map(asOrderEvent)).map(({ at, rule, detail }) => ({
      orderId,
      what: `event ${at}: ${rule}: ${detail}`,
    }));
    const broken = verifyChain(events);
    return broken
      ? [...breaches, { orderId, what: `its hash chain is ${broken.kind} at ${broken.revision}` }]
      : breaches;
  });
}
