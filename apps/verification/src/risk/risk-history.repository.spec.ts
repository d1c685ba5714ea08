import { randomUUID } from 'node:crypto';
import type { OrderEvent } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { METADATA, TERMS, told } from '@bujiao/order-history/testing';
import { gatherRows } from '@bujiao/projections';
import { RiskLedger } from '@bujiao/risk';
import fc from 'fast-check';
import { verificationDatabase, type VerificationDatabase } from '../testing/verification-database.js';
import { RiskHistoryRows } from './risk-history.repository.js';
import { EvidenceUses } from './evidence-uses.repository.js';
import { RISK_EVIDENCE } from './risk-evidence.projection.js';
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
  await rows.saveEvidence(gatherRows(RISK_EVIDENCE, all));
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

/** Evidence that is uploaded to the order of a story. */
const upload = ([opened]: readonly Told[], mark: string, at: number): Told => ({
  type: 'EvidenceAdded',
  data: { resubmissionId: randomUUID(), evidenceId: randomUUID(), mark, kind: 'png', bytes: 1 },
  at,
  orderId: opened?.orderId ?? '',
});

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
      evidenceUsedElsewhere: false,
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

  it('knows a buyer since the first order, also where there are more orders than are read', async () => {
    const newer = Array.from({ length: 500 }, (_, i) => story({ buyerId: 'busy', at: NOW - i * MINUTE }));
    await project([story({ buyerId: 'busy', at: NOW - 100 * DAY }), ...newer].flat());
    const features = await rows.featuresOf({ buyerId: 'busy', asOf: NOW + DAY, marks: {} });
    expect(features).toMatchObject({ knownDays: 102, requests30d: 500 });
  });

  it('says nothing of an order whose stream was opened later, also where the shop had told its refund', async () => {
    const [opened, ...others] = story({ buyerId: 'told-before', at: NOW - 2 * DAY, then: ['refunded'] });
    await project([{ ...(opened as Told), at: NOW }, ...others]);
    const features = await rows.featuresOf({ buyerId: 'told-before', asOf: NOW - DAY, marks: {} });
    expect(features).toMatchObject({ refunds90d: 0, requests30d: 1 });
    expect(features).not.toHaveProperty('knownDays');
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

  it('knows who uploaded what another order had had before, and not who had it first', async () => {
    const marks = { one: randomUUID(), other: randomUUID() };
    const [first, second] = [
      story({ buyerId: 'had-it', at: NOW - 3 * DAY }),
      story({ buyerId: 'took-it', at: NOW - 2 * DAY }),
    ];
    const third = story({ buyerId: 'own', at: NOW - DAY });
    await project([
      ...[...first, upload(first, marks.one, NOW - 3 * DAY)],
      ...[...second, upload(second, marks.one, NOW - 2 * DAY)],
      ...[...third, upload(third, marks.other, NOW - DAY)],
    ]);
    const used = async (buyerId: string, asOf = NOW): Promise<unknown> =>
      (await rows.featuresOf({ buyerId, asOf, marks: {} })).evidenceUsedElsewhere;
    expect(await used('took-it')).toBe(true);
    expect(await used('took-it', NOW - 2 * DAY)).toBe(false);
    expect(await used('took-it', NOW + 90 * DAY)).toBe(false);
    expect(await used('had-it')).toBe(false);
    expect(await used('own')).toBe(false);
    const uses = new EvidenceUses(database.pool);
    const [{ orderId = '' } = {}] = first;
    expect(await uses.ofOthers(orderId, [marks.one, marks.other])).toEqual(
      new Map([
        [marks.one, [second[0]?.orderId]],
        [marks.other, [third[0]?.orderId]],
      ]),
    );
  });

  it('says of evidence what the fold over the same events says', async () => {
    const uploads = fc.array(
      fc.record({
        order: fc.nat({ max: 5 }),
        mark: fc.nat({ max: 2 }),
        after: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(uploads, async (many) => {
        const run = randomUUID();
        const buyers = ['x', 'y', 'z'].map((name) => `${name}-${run}`);
        const orders = Array.from({ length: 6 }, (_, i) =>
          story({ buyerId: buyers[i % 3] ?? '', at: NOW - 20 * DAY + i }),
        );
        let at = NOW - 10 * DAY;
        const added = many.map(({ order, mark, after }) => {
          at += after * MINUTE;
          return upload(orders[order] ?? [], `${run}-${mark}`, at);
        });
        const all = [...orders.flat(), ...added];
        await project(all);
        const ledger = new RiskLedger();
        for (const { type, data, at: when, orderId } of all)
          ledger.take({
            orderId,
            event: { type, data } as OrderEvent,
            metadata: { ...METADATA, occurredAt: iso(when) },
          });
        for (const buyerId of buyers) {
          const judged = { buyerId, asOf: NOW, marks: {} };
          const { evidenceUsedElsewhere } = await rows.featuresOf(judged);
          expect(evidenceUsedElsewhere).toBe(ledger.featuresOf(judged).evidenceUsedElsewhere);
        }
      }),
      { numRuns: 25 },
    );
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
