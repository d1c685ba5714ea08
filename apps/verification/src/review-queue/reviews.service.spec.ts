import { randomUUID } from 'node:crypto';
import type { EvidenceWanted, OrderEvent, ProvenPayment } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk, PaymentGatewayUnavailable } from '@bujiao/order-desk';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import { paidOrder, recordTaken, requested, told } from '@bujiao/order-history/testing';
import type { Timer, Timers } from '@bujiao/platform';
import { BASELINE, type Policy } from '@bujiao/policy';
import type { EvidenceAsks } from '../evidence/evidence-asks.service.js';
import { EvidenceUses } from '../risk/evidence-uses.repository.js';
import { RiskHistoryRows } from '../risk/risk-history.repository.js';
import { verificationDatabase, type VerificationDatabase } from '../testing/verification-database.js';
import { ReviewCases, type HeldDecision } from './review-cases.repository.js';
import { ReviewsHandler } from './reviews.handler.js';
import { SimilarDecisions } from './similar-decisions.repository.js';
import { Reviews } from './reviews.service.js';

let database: VerificationDatabase;
let cases: ReviewCases;
let handler: ReviewsHandler;
let desk: OrderDesk;
let reviews: Reviews;
const scheduled: Timer[] = [];
const scheduledFor = (id: string): readonly Timer[] => scheduled.filter(({ key }) => key === id);
const EVIDENCE_TAKEN: Policy = {
  ...BASELINE,
  defaults: {
    ...BASELINE.defaults,
    secondCheck: { proof: ['evidence'], review: 7_200_000, atTheEnd: 'escalate' },
  },
};
let policy: Policy;
const PROOFS: readonly ProvenPayment[] = [{ paymentId: 'P1', status: 'unknown' }];
/** The asks of evidence: the gateway, and the timers of the deadlines, do not answer while they are `away`. */
const asks = {
  away: false,
  gatewayAway: false,
  deadlines: [] as string[],
  mayAskFor: () => [],
  proofsFor: () =>
    asks.gatewayAway ? Promise.reject(new PaymentGatewayUnavailable()) : Promise.resolve(PROOFS),
  questionOf: (wanted: EvidenceWanted, proofs: readonly ProvenPayment[]) => ({
    wanted,
    proofs,
    now: Date.now(),
    most: 2,
  }),
  schedule: (_: OrderHistory, { resubmissionId }: { resubmissionId: string }) => {
    if (asks.away) return Promise.reject(new Error('no connection'));
    return Promise.resolve(void asks.deadlines.push(resubmissionId));
  },
};
/** The sample order is older than the window at the moment at which the spec runs. */
const OVERRIDE = { rules: ['outside-window'], reason: 'an old sample' } as const;
let timersAreAway = false;
let firesAtOnce: ((key: string) => Promise<void>) | undefined;
const timers = {
  register: () => undefined,
  schedule: async (timer: Timer) => {
    if (timersAreAway) throw new Error('no connection');
    scheduled.push(timer);
    await firesAtOnce?.(timer.key);
  },
} as unknown as Timers;

beforeAll(async () => {
  database = await verificationDatabase();
  cases = new ReviewCases(database.pool);
  handler = new ReviewsHandler(cases);
  desk = new OrderDesk(new MemoryEventStore(), 'verification', new StateCache<OrderHistory>({ capacity: 0 }));
  reviews = new Reviews(
    desk,
    cases,
    timers,
    { inForce: () => policy, ofVersion: () => policy },
    new SimilarDecisions(database.pool),
    asks as unknown as EvidenceAsks,
    new EvidenceUses(database.pool),
  );
});
afterAll(() => database.close());
beforeEach(() => (policy = BASELINE));

/** An order with a case in the queue. */
async function opened(
  deadline = '2026-11-23T12:00:00.000Z',
  amount = 1000,
  factors: readonly string[] = ['first-and-valuable'],
): Promise<string> {
  const resubmissionId = randomUUID();
  const orderId = `O-${resubmissionId}`;
  const asked: OrderEvent = {
    type: 'ReviewRequested',
    data: {
      resubmissionId,
      question: 'second-check',
      deadline,
      amount,
      checks: [],
      risk: {
        points: 40,
        band: 'second-check',
        thresholds: { secondCheck: 30, human: 60, refuse: 90 },
        factors: factors.map((factor) => ({ factor, points: 40, values: {}, sentence: { zh: '', en: '' } })),
        notEvaluated: [],
        asOf: '2026-11-23T10:00:00.000Z',
      },
    },
  };
  const events = [
    recordTaken([...paidOrder(), told('delivery-failed', 2, {})], { orderId }),
    requested({ resubmissionId, override: OVERRIDE }),
    asked,
  ] as OrderEvent[];
  await desk.decide({ orderId, causationId: randomUUID() }, () => events);
  await handler.project([busEvent(orderId, asked, 2)]);
  return resubmissionId;
}

const busEvent = (orderId: string, { type, data }: OrderEvent, revision: number): BusEvent =>
  ({
    id: randomUUID(),
    source: 'x',
    type,
    orderId,
    time: '2026-11-23T10:00:00.000Z',
    data,
    recorded: { revision },
  }) as BusEvent;

async function heldBy(
  resubmissionId: string,
  reviewerId: string,
  more: Partial<HeldDecision> = {},
): Promise<HeldDecision> {
  const { basis } = await reviews.view(resubmissionId);
  return {
    reviewerId,
    role: 'reviewer',
    decision: 'approve',
    reason: 'other',
    basis,
    causationId: randomUUID(),
    ...more,
  };
}

/** The time of the held decision comes. */
const holdFor = (time: string, resubmissionId: string): Promise<unknown> =>
  database.pool.query(
    `update review_cases set held_until = now() + $1::interval where resubmission_id = $2`,
    [time, resubmissionId],
  );
const letTimePass = (resubmissionId: string): Promise<unknown> => holdFor('-1 second', resubmissionId);

const statusOf = async (resubmissionId: string): Promise<string | undefined> =>
  findResubmission(await desk.freshHistoryOf(`O-${resubmissionId}`), resubmissionId)?.status;

/** The case's own events come to the queue: `ReviewDecided`, at this time. */
const decidedAs = (resubmissionId: string, decision: 'approve' | 'refuse', time: string): Promise<void> =>
  handler.project([
    {
      ...busEvent(`O-${resubmissionId}`, reviewed(resubmissionId, decision), 3),
      time,
    },
  ]);
const reviewed = (resubmissionId: string, decision: 'approve' | 'refuse'): OrderEvent => ({
  type: 'ReviewDecided',
  data: { resubmissionId, decision, reason: 'other' },
});

/** As far as the queue looks at it. */
const askedFor = (resubmissionId: string): OrderEvent =>
  ({ type: 'EvidenceRequested', data: { resubmissionId } }) as OrderEvent;

describe('the review queue', () => {
  it('shows what was decided of cases with the same factors, the newest first, and how they ended', async () => {
    const [first, second, other, open] = [
      await opened(),
      await opened(),
      await opened(undefined, 1000, ['burst']),
      await opened(),
    ];
    expect((await reviews.view(open)).similar).toEqual([]);
    await decidedAs(first, 'refuse', '2026-11-23T10:01:00.000Z');
    await decidedAs(second, 'approve', '2026-11-23T10:02:00.000Z');
    await decidedAs(other, 'approve', '2026-11-23T10:03:00.000Z');
    await new RiskHistoryRows(database.pool).saveRequests([
      {
        ...{ resubmissionId: second, revision: 4, orderId: `O-${second}` },
        deliveredAt: '2026-11-23T10:05:00.000Z',
        confirmedAt: '2026-11-23T10:09:00.000Z',
      },
    ]);
    const { similar } = await reviews.view(open);
    expect(similar.slice(0, 2)).toMatchObject([
      {
        orderId: `O-${second}`,
        decision: 'approve',
        decidedAt: '2026-11-23T10:02:00.000Z',
        end: 'confirmed',
        sentence: { zh: '审核通过，买家已确认收货' },
      },
      { orderId: `O-${first}`, decision: 'refuse', decidedAt: '2026-11-23T10:01:00.000Z', end: 'refused' },
    ]);
    expect(similar.map(({ orderId }) => orderId)).not.toContain(`O-${other}`);
  });

  it('shows a reminder and an escalation, and closes a case that the end of its time refused', async () => {
    const [escalated, refused] = [await opened(), await opened()];
    const late = (id: string, then: 'escalate' | 'refuse', to?: string): OrderEvent => ({
      type: 'ReviewOverdue',
      data: {
        resubmissionId: id,
        deadline: '2026-11-23T12:00:00.000Z',
        then,
        ...(to !== undefined && { to }),
      },
    });
    const reminded: OrderEvent = {
      type: 'ReviewReminded',
      data: { resubmissionId: escalated, deadline: '2026-11-23T12:00:00.000Z' },
    };
    await handler.project([
      busEvent(`O-${escalated}`, reminded, 3),
      busEvent(`O-${escalated}`, late(escalated, 'escalate', 'lead-reviewer'), 4),
      busEvent(`O-${refused}`, late(refused, 'refuse'), 3),
    ]);
    const rows = new Map((await reviews.waiting()).map((row) => [row.resubmissionId, row]));
    expect(rows.get(escalated)).toMatchObject({
      escalatedTo: 'lead-reviewer',
      remindedAt: expect.any(Date) as Date,
      overdueAt: expect.any(Date) as Date,
    });
    expect(rows.has(refused)).toBe(false);
  });

  it('lists open cases, the oldest deadline first', async () => {
    const late = await opened('2026-11-23T15:00:00.000Z');
    const soon = await opened('2026-11-23T11:00:00.000Z');
    const ids = (await reviews.waiting()).map((row) => row.resubmissionId);
    expect(ids.indexOf(soon)).toBeLessThan(ids.indexOf(late));
  });

  it('records a decision once it can no longer be taken back', async () => {
    const id = await opened();
    await reviews.claim(id, 'anna');
    const held = await heldBy(id, 'anna');
    await reviews.decide(id, held);
    expect(scheduledFor(id)).not.toEqual([]);
    await holdFor('1 hour', id);
    await reviews.record(id);
    expect(await statusOf(id)).toBe('requested');
    await letTimePass(id);
    await Promise.all([reviews.record(id), reviews.record(id)]);
    expect(await statusOf(id)).toBe('approved');
  });

  it('comes back to a decision whose timer fired too early, by another clock', async () => {
    const id = await opened();
    await reviews.claim(id, 'anna');
    const until = await reviews.decide(id, await heldBy(id, 'anna'));
    const before = scheduledFor(id).length;
    await holdFor('1 hour', id);
    await reviews.record(id);
    const [again] = scheduledFor(id).slice(before);
    expect(again?.runAt.getTime()).toBeGreaterThanOrEqual(until.getTime());
  });

  it('holds no decision that no timer would record', async () => {
    const id = await opened();
    await reviews.claim(id, 'anna');
    const decision = await heldBy(id, 'anna');
    timersAreAway = true;
    await expect(reviews.decide(id, decision)).rejects.toThrow('no connection');
    timersAreAway = false;
    expect(await reviews.view(id)).not.toHaveProperty('heldUntil');
    await reviews.decide(id, decision);
    expect(scheduledFor(id)).not.toEqual([]);
  });

  it('records a decision also where its timer fired before it was held', async () => {
    const id = await opened();
    await reviews.claim(id, 'anna');
    const decision = await heldBy(id, 'anna');
    // Twice: before the decision is held it finds nothing, and afterwards it records it.
    firesAtOnce = async () => {
      await letTimePass(id);
      await reviews.record(id);
    };
    await reviews.decide(id, decision);
    firesAtOnce = undefined;
    expect(await statusOf(id)).toBe('approved');
  });

  it('refuses another decision while one is held, and does not put off its time', async () => {
    const id = await opened();
    await reviews.claim(id, 'anna');
    const [first, second] = [await heldBy(id, 'anna'), await heldBy(id, 'anna')];
    await reviews.decide(id, first);
    const timers = scheduledFor(id).length;
    await expect(reviews.decide(id, second)).rejects.toMatchObject({ code: 'already-decided' });
    expect(scheduledFor(id)).toHaveLength(timers);
  });

  it('forgets a decision that was taken back, and takes none back that is recorded', async () => {
    const id = await opened();
    await reviews.claim(id, 'anna');
    await reviews.decide(id, await heldBy(id, 'anna'));
    await holdFor('1 hour', id);
    await expect(reviews.takeBack(id, 'ben')).rejects.toMatchObject({ code: 'too-late' });
    await reviews.takeBack(id, 'anna');
    await letTimePass(id);
    await reviews.record(id);
    expect(await statusOf(id)).toBe('requested');
    await expect(reviews.takeBack(id, 'anna')).rejects.toMatchObject({ code: 'too-late' });
  });

  it('gives a case to one reviewer at a time, until the claim ends by itself or is taken over', async () => {
    const id = await opened();
    await reviews.claim(id, 'anna');
    await reviews.claim(id, 'anna');
    await expect(reviews.claim(id, 'ben')).rejects.toMatchObject({ code: 'claimed-by-another' });
    await expect(heldBy(id, 'ben').then((held) => reviews.decide(id, held))).rejects.toMatchObject({
      code: 'not-claimed',
    });
    await database.pool.query(`update review_cases set claimed_until = now() where resubmission_id = $1`, [
      id,
    ]);
    expect(await reviews.claim(id, 'ben')).toMatchObject({ claimedBy: 'ben' });
    expect(await reviews.claim(id, 'anna', true)).toMatchObject({ claimedBy: 'anna' });
  });

  it('lets one of two claims at the same moment win', async () => {
    const id = await opened();
    const tries = await Promise.allSettled(['a', 'b', 'c', 'd'].map((who) => reviews.claim(id, who)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not open to a person who has a part in the order', async () => {
    await expect(reviews.claim(await opened(), 'B1')).rejects.toMatchObject({ code: 'own-order' });
  });

  it('shows why a held decision was not recorded, and waits for another', async () => {
    const id = await opened();
    await reviews.claim(id, 'anna');
    await reviews.decide(id, await heldBy(id, 'anna'));
    await desk.decide({ orderId: `O-${id}`, causationId: randomUUID() }, () => [
      { type: 'OriginalOrderChanged', data: { facts: {}, told: [] } },
      { type: 'OrderConflictFound', data: { conflict: { code: 'overpaid', known: { surplus: 1 } } } },
    ]);
    await letTimePass(id);
    await reviews.record(id);
    expect(await statusOf(id)).toBe('requested');
    expect(await reviews.view(id)).toMatchObject({ problem: 'order-changed' });
  });

  it('closes a case by the final decision alone, whatever comes first or twice', async () => {
    const id = await opened();
    const decided = (needsSecond: boolean): OrderEvent => ({
      type: 'ReviewDecided',
      data: {
        resubmissionId: id,
        decision: 'approve',
        reason: 'other',
        ...(needsSecond && { needsSecond: true }),
      },
    });
    await handler.project([busEvent(`O-${id}`, decided(true), 3)]);
    expect((await reviews.waiting()).map((row) => row.resubmissionId)).toContain(id);
    await handler.project([busEvent(`O-${id}`, decided(false), 4)]);
    await handler.project([busEvent(`O-${id}`, decided(false), 4)]);
    expect((await reviews.waiting()).map((row) => row.resubmissionId)).not.toContain(id);
    await expect(reviews.view(id)).rejects.toMatchObject({ code: 'review-closed' });
  });

  it('sets the deadline of an ask also where that failed at first and the case has left the queue', async () => {
    policy = EVIDENCE_TAKEN;
    const id = await opened();
    await reviews.claim(id, 'anna');
    await reviews.decide(id, await heldBy(id, 'anna', { decision: 'ask-evidence', wanted: 'not-received' }));
    await letTimePass(id);
    asks.away = true;
    await expect(reviews.record(id)).rejects.toThrow('no connection');
    asks.away = false;
    await handler.project([busEvent(`O-${id}`, askedFor(id), 3)]);
    await reviews.record(id);
    expect(asks.deadlines).toEqual([id]);
    await reviews.record(id);
    expect(asks.deadlines).toEqual([id]);
    expect((await cases.find(id))?.held).toBeNull();
  });

  it('records what the gateway said when the reviewer asked, also while the gateway does not answer', async () => {
    policy = EVIDENCE_TAKEN;
    const id = await opened();
    await reviews.claim(id, 'anna');
    const held = await heldBy(id, 'anna', { decision: 'ask-evidence', wanted: 'payment' });
    asks.gatewayAway = true;
    await expect(reviews.decide(id, held)).rejects.toMatchObject({ code: 'payment-gateway-unavailable' });
    asks.gatewayAway = false;
    await reviews.decide(id, held);
    asks.gatewayAway = true;
    await letTimePass(id);
    await reviews.record(id);
    asks.gatewayAway = false;
    const history = await desk.freshHistoryOf(`O-${id}`);
    expect(history.proofs.get('P1')).toMatchObject({ status: 'unknown' });
    expect(findResubmission(history, id)?.review?.asked).toMatchObject({ wanted: 'payment' });
  });
});
