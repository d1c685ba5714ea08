import { randomUUID } from 'node:crypto';
import { orderStream, type OrderEvent } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import { findResubmission, type OrderHistory, type Review } from '@bujiao/order-history';
import { paidOrder, recordTaken, requested, told } from '@bujiao/order-history/testing';
import type { Timers } from '@bujiao/platform';
import { BASELINE, type Policy } from '@bujiao/policy';
import { ReviewDeadlines } from '../review-queue/review-deadlines.service.js';
import { EvidenceDeadlines } from './evidence-deadlines.service.js';
import { EvidenceHandler } from './evidence.handler.js';

const POLICY: Policy = {
  ...BASELINE,
  defaults: {
    ...BASELINE.defaults,
    secondCheck: { proof: ['evidence'], review: 7_200_000, remind: 1_800_000, atTheEnd: 'escalate' },
  },
};
const resubmissionId = 'r1';

let orderId: string;
let store: MemoryEventStore;
let desk: OrderDesk;
/** By task: the time of the timer has come. */
let fire: ReadonlyMap<string, (timer: object) => Promise<void>>;
/** Task and moment of each timer that was set. */
let scheduled: string[];
let handler: EvidenceHandler;

beforeEach(() => {
  orderId = `O-${randomUUID()}`;
  store = new MemoryEventStore();
  desk = new OrderDesk(store, 'verification', new StateCache<OrderHistory>({ capacity: 0 }));
  scheduled = [];
  const handlers = new Map<string, (timer: object) => Promise<void>>();
  const timers = {
    register: (task: string, handler: (timer: object) => Promise<void>) => void handlers.set(task, handler),
    schedule: ({ task, runAt }: { task: string; runAt: Date }) =>
      Promise.resolve(void scheduled.push(`${task} ${runAt.toISOString()}`)),
  } as unknown as Timers;
  const policies = { inForce: () => POLICY, ofVersion: () => POLICY };
  const deadlines = new EvidenceDeadlines(
    desk,
    policies,
    new ReviewDeadlines(desk, policies, timers),
    timers,
  );
  handler = new EvidenceHandler(desk, deadlines);
  fire = handlers;
});

const record = (...events: readonly OrderEvent[]): Promise<unknown> =>
  desk.decide({ orderId, causationId: randomUUID() }, () => events);
const order = (): OrderEvent[] =>
  [
    recordTaken([...paidOrder(), told('delivery-failed', 2, {})], { orderId }),
    requested({ resubmissionId }),
  ] as OrderEvent[];
const inReview = (deadline: string): OrderEvent => ({
  type: 'ReviewRequested',
  data: {
    ...{ resubmissionId, question: 'second-check', amount: 1, checks: [], deadline },
    risk: {
      ...{
        points: 40,
        band: 'second-check',
        factors: [],
        notEvaluated: [],
        asOf: '2024-11-23T10:00:00.000Z',
      },
      thresholds: { secondCheck: 30, human: 60, refuse: 90 },
    },
  },
});
const EVIDENCE = { resubmissionId, evidenceId: 'e1', mark: 'm1', kind: 'png', bytes: 3 } as const;
const asked = (deadline: string): OrderEvent => ({
  type: 'EvidenceRequested',
  data: {
    ...{ resubmissionId, wanted: 'not-received', deadline, reason: 'other' },
    notice: {
      ...{ code: 'evidence-asked', values: {}, catalogue: 2, languages: [] },
      sentence: { zh: '请', en: 'Please' },
    },
  },
});

/** Consumers take an event with a known id for one that comes again, and pass over it. */
async function expectOwnIds(): Promise<void> {
  const ids = (await store.read(orderStream(orderId))).events.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
}

/** The review after the timer of a task. */
async function after(task: string): Promise<Review | undefined> {
  await fire.get(task)?.({ orderId, resubmissionId });
  return findResubmission(await desk.freshHistoryOf(orderId), resubmissionId)?.review;
}

it('ends an ask of a second review as it ended that of the first', async () => {
  await record(...order(), inReview('2024-11-23T12:00:00.000Z'), asked('2024-11-24T10:00:00.000Z'));
  expect((await after('end-evidence'))?.asked).toBeUndefined();
  await record(inReview('2024-11-26T12:00:00.000Z'), asked('2024-11-27T10:00:00.000Z'));
  expect((await after('end-evidence'))?.asked).toBeUndefined();
  await expectOwnIds();
});

it.each([
  ['remind-review', 'remindedAt'],
  ['end-review', 'overdueAt'],
] as const)('does what comes at a deadline for a second review too: %s', async (task, what) => {
  await record(...order(), inReview('2024-11-23T12:00:00.000Z'));
  expect((await after(task))?.[what]).toBeDefined();
  await record(inReview('2024-11-26T12:00:00.000Z'));
  expect((await after(task))?.[what]).toBeDefined();
  await expectOwnIds();
});

it('sets the timers of the review that evidence brings a case back to, by its event', async () => {
  const data = { ...EVIDENCE, reviewUntil: '2024-11-23T14:00:00.000Z' };
  await record(...order(), inReview('2024-11-23T12:00:00.000Z'), asked('2024-11-24T10:00:00.000Z'));
  await record({ type: 'EvidenceAdded', data });
  const added = { id: 'e5', type: 'EvidenceAdded', source: 'verification', orderId, time: data.reviewUntil };
  await handler.added({ ...added, data });
  expect(scheduled).toEqual([
    'remind-review 2024-11-23T13:30:00.000Z',
    'end-review 2024-11-23T14:00:00.000Z',
  ]);
});
