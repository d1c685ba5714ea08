import type { Policy } from '@bujiao/policy';
import type { PlayOptions, RepeatedTimes } from '../play/play-options.js';
import { playTraffic } from '../play/play-traffic.js';
import { StreamLedger } from '../recorded-traffic.js';
import type { TrafficOrder } from '../traffic-order.js';
import { clicksOf, decisionsOf, type DecidedClick } from './decisions.js';
import type { SentOrder } from './sent-order.js';

/** The clicks of each order, by its id, as the deciders decided them on the simulated clock. */
export type SimulatedClicks = ReadonlyMap<string, readonly DecidedClick[]>;

/** @param times those of a run that really was; else the simulation chooses its own */
export function simulatedClicks(
  orders: readonly TrafficOrder[],
  policy: Policy,
  times?: RepeatedTimes,
): SimulatedClicks {
  const ledger = new StreamLedger(policy.version);
  const results = new Map<string, string[]>(orders.map(({ orderId }) => [orderId, []]));
  const clicked: PlayOptions['clicked'] = ({ orderId }, result) => results.get(orderId)?.push(result);
  playTraffic(orders, policy, { ledger, clicked, ...(times && { times }) });
  return new Map(
    [...results].map(([orderId, of]) => [orderId, clicksOf(of, ledger.streams.get(orderId) ?? [])]),
  );
}

/** Without what the product does not know of a request: intake records no network address. */
export const withoutAddresses = (order: TrafficOrder): TrafficOrder => ({
  ...order,
  asks: order.asks.map(({ address: _, ...ask }) => ask),
});

/** What was sent, as orders of a traffic that happened at the moments at which the product recorded it. */
export const asSent = (sent: SentOrder): TrafficOrder => ({
  ...withoutAddresses({
    ...sent.planned,
    asks: sent.asks.map(({ at, ask }) => ({ ...ask, at, requesterId: sent.idOf(ask.requesterId) })),
  }),
  orderId: sent.orderId,
  terms: sent.terms,
  facts: sent.facts,
  gateway: sent.gateway,
});

/** When the product decided each request, and when reviewer, buyer and shop acted; by the ids that the simulation gives requests. */
export function timesOf(orders: readonly SentOrder[]): RepeatedTimes {
  const known = new Map<string, RequestTimes>();
  for (const sent of orders)
    decisionsOf(sent.history?.events ?? []).forEach(({ resubmissionId }, i) =>
      known.set(`${sent.orderId}-r${i}`, requestTimes(sent, resubmissionId)),
    );
  const of = (member: keyof RequestTimes) => (id: string) => known.get(id)?.[member];
  return {
    decidedAt: of('decidedAt'),
    evidenceAskedAt: of('evidenceAskedAt'),
    evidenceAt: of('evidenceAt'),
    reviewedAt: of('reviewedAt'),
    confirmedAt: of('confirmedAt'),
    refundedAt: of('refundedAt'),
  };
}

interface RequestTimes {
  readonly decidedAt: number | undefined;
  readonly evidenceAskedAt: number | undefined;
  readonly evidenceAt: number | undefined;
  readonly reviewedAt: number | undefined;
  readonly confirmedAt: number | undefined;
  readonly refundedAt: number | undefined;
}

const VERDICTS = ['ResubmissionApproved', 'ResubmissionRejected', 'ReviewRequested'];

function requestTimes(sent: SentOrder, resubmissionId: string): RequestTimes {
  const at = (types: readonly string[], which: 0 | -1): number | undefined => {
    const found = (sent.history?.events ?? []).filter(
      ({ type, data }) =>
        types.includes(type) && (data.resubmissionId === undefined || data.resubmissionId === resubmissionId),
    );
    const event = found.at(which);
    return event && Date.parse(event.at);
  };
  return {
    decidedAt: at(VERDICTS, 0),
    evidenceAskedAt: at(['EvidenceRequested'], 0),
    evidenceAt: at(['EvidenceAdded'], 0),
    reviewedAt: at(['ReviewDecided'], -1),
    confirmedAt: at(['ReceiptConfirmed'], 0),
    refundedAt: at(['OrderConflictFound'], 0),
  };
}
