import { randomUUID } from 'node:crypto';
import type { OrderEvent } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { METADATA, TERMS, told } from '@bujiao/order-history/testing';
import { gatherRows } from '@bujiao/projections';
import { verificationDatabase, type VerificationDatabase } from '../testing/verification-database.js';
import { RiskHistoryRows } from './risk-history.repository.js';
import { RISK_ORDERS } from './risk-orders.projection.js';
import { RISK_REQUESTS } from './risk-requests.projection.js';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const MINUTE = 60_000;
const DAY = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();

let database: VerificationDatabase;
let rows: RiskHistoryRows;
beforeAll(async () => {
  database = await verificationDatabase();
  rows = new RiskHistoryRows(database.pool);
});
afterAll(() => database.close());

type Told = OrderEvent & { readonly at: number; readonly orderId: string; readonly merchant?: string };

const busEvents = (events: readonly Told[]): readonly BusEvent[] =>
  events.map(({ type, data, at, orderId, merchant }, revision) => ({
    id: `e${revision}`,
    type,
    data,
    orderId,
    source: 'test',
    time: iso(at),
    recorded: {
      revision,
      metadata: {
        ...METADATA,
        ...(merchant !== undefined && { actor: { kind: 'person', id: merchant, role: 'merchant' } }),
      },
    },
  }));

async function project(events: readonly Told[]): Promise<void> {
  const all = busEvents(events);
  await rows.saveOrders(gatherRows(RISK_ORDERS, all));
  await rows.saveRequests(gatherRows(RISK_REQUESTS, all));
}

interface Story {
  readonly buyerId: string;
  readonly at: number;
  readonly account?: string;
  readonly device?: string;
  readonly merchant?: string;
  readonly then?: readonly ('rejected' | 'delivered' | 'confirmed' | 'disputed' | 'refunded')[];
}

/** One order, one request, and what came of it, a minute later each. */
function story({ buyerId, at, account, device, merchant, then = [] }: Story): Told[] {
  const orderId = `O-${randomUUID()}`;
  const resubmissionId = randomUUID();
  const target = account && { keyOf: buyerId, sealed: 'x', mark: account };
  const terms = {
    ...TERMS,
    orderId,
    buyerId,
    placedAt: iso(at - DAY),
    ...(target && { rechargeTarget: target }),
  };
  const ends: Record<string, OrderEvent> = {
    rejected: {
      type: 'ResubmissionRejected',
      data: { resubmissionId, code: 'payment-not-found', sentence: { zh: '', en: '' }, checks: [] },
    },
    delivered: { type: 'ResubmissionDelivered', data: { resubmissionId, quantity: 1 } },
    confirmed: { type: 'ReceiptConfirmed', data: { resubmissionId, by: 'buyer' } },
    disputed: {
      type: 'OrderConflictFound',
      data: { conflict: { code: 'refunded-and-delivered', known: {} } },
    },
    refunded: {
      type: 'OriginalOrderChanged',
      data: { facts: {}, told: [told('refunded', 0, { amount: 1 }, { receivedAt: iso(at + MINUTE) })] },
    },
  };
  const request: OrderEvent = {
    type: 'ResubmissionRequested',
    data: {
      resubmissionId,
      reason: 'payment-notice-lost',
      channel: 'one-click',
      fieldsTyped: 0,
      fingerprint: 'f',
      ...(device !== undefined && { device }),
    },
  };
  return [
    { type: 'OrderSnapshotTaken', data: { terms, facts: {}, told: [] }, at, orderId },
    { ...request, at, orderId, ...(merchant !== undefined && { merchant }) },
    ...then.map((end, i) => ({ ...(ends[end] as OrderEvent), at: at + (i + 1) * MINUTE, orderId })),
  ];
}

describe('the read model of the risk score', () => {
  it('counts what the buyer did before, in its windows', async () => {
    await project(story({ buyerId: 'counted', at: NOW - 5 * MINUTE }));
    await project(
      story({ buyerId: 'counted', at: NOW - 3 * DAY, then: ['delivered', 'confirmed', 'disputed'] }),
    );
    await project(story({ buyerId: 'counted', at: NOW - 40 * DAY, then: ['rejected'] }));
    await project(story({ buyerId: 'counted', at: NOW - 80 * DAY, then: ['refunded'] }));
    await project(story({ buyerId: 'another', at: NOW - 5 * MINUTE }));
    expect(await rows.featuresOf({ buyerId: 'counted', asOf: NOW, marks: {} })).toEqual({
      requests10m: 1,
      requests24h: 1,
      requests30d: 2,
      requests180d: 4,
      refused30d: 0,
      refusedProofs90d: 1,
      disputes90d: 1,
      refunds90d: 1,
      delivered90d: 1,
      confirmedReceipts90d: 1,
      paymentClaims30d: 2,
      stuckClaims30d: 0,
      amountRequested30d: 2000,
      knownDays: 81,
    });
  });

  it('reads nothing of the future: the answer as of a moment stays what it was', async () => {
    const judged = { buyerId: 'later', asOf: NOW, marks: { account: 'acc-later' } };
    await project(story({ buyerId: 'later', at: NOW - DAY, account: 'acc-later' }));
    await project(story({ buyerId: 'mate', at: NOW - DAY, account: 'acc-later' }));
    const before = await rows.featuresOf(judged);
    await project(
      story({ buyerId: 'later', at: NOW + MINUTE, account: 'acc-later', then: ['rejected', 'disputed'] }),
    );
    await project(story({ buyerId: 'mate', at: NOW - MINUTE / 2, account: 'acc-later', then: ['rejected'] }));
    expect(await rows.featuresOf(judged)).toEqual(before);
    expect(await rows.featuresOf({ ...judged, asOf: NOW + DAY })).toMatchObject({
      refused30d: 1,
      accountSharedWithRefused: true,
    });
  });

  it('has no value for what has no data: no account, no device, no earlier order', async () => {
    await project(story({ buyerId: 'new', at: NOW }));
    const features = await rows.featuresOf({ buyerId: 'new', asOf: NOW, marks: {} });
    for (const name of ['knownDays', 'accountBuyers30d', 'deviceSharedWithRefused', 'requesterRequests24h'])
      expect(features).not.toHaveProperty(name);
  });

  it('knows the other buyers of an account and a device, and whether one was refused', async () => {
    await project(story({ buyerId: 'x1', at: NOW - DAY, account: 'A', device: 'D' }));
    await project(story({ buyerId: 'x2', at: NOW - 2 * DAY, device: 'D', then: ['rejected'] }));
    await project(story({ buyerId: 'x3', at: NOW - 50 * DAY, device: 'D' }));
    const features = await rows.featuresOf({
      buyerId: 'x4',
      asOf: NOW,
      marks: { account: 'A', device: 'D' },
    });
    expect(features).toMatchObject({
      accountBuyers30d: 1,
      accountSharedWithRefused: false,
      deviceBuyers30d: 2,
      deviceSharedWithRefused: true,
    });
    expect(await rows.featuresOf({ buyerId: 'x1', asOf: NOW, marks: { account: 'A' } })).toMatchObject({
      accountBuyers30d: 0,
    });
  });

  it('counts the requests of a merchant over all buyers', async () => {
    await project(story({ buyerId: 'm1', at: NOW - DAY / 2, merchant: 'M7' }));
    await project(story({ buyerId: 'm2', at: NOW - DAY / 4, merchant: 'M7' }));
    await project(story({ buyerId: 'm3', at: NOW - 2 * DAY, merchant: 'M7' }));
    const judged = { buyerId: 'm4', asOf: NOW, marks: {}, merchantId: 'M7' };
    expect(await rows.featuresOf(judged)).toMatchObject({ requesterRequests24h: 2 });
  });

  it('is the same after the same events in another order and again', async () => {
    const events = busEvents(
      story({ buyerId: 'again', at: NOW - DAY, then: ['delivered', 'confirmed', 'disputed'] }),
    );
    for (const batch of [[...events].reverse(), events, events.slice(1)]) {
      await rows.saveOrders(gatherRows(RISK_ORDERS, batch));
      await rows.saveRequests(gatherRows(RISK_REQUESTS, batch));
    }
    expect(await rows.featuresOf({ buyerId: 'again', asOf: NOW, marks: {} })).toMatchObject({
      requests30d: 1,
      delivered90d: 1,
      confirmedReceipts90d: 1,
      disputes90d: 1,
    });
  });
});
