import type { OrderEvent } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { recordTaken, requested } from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import { KeptTimers } from '../testing/kept-timers.js';
import { ReviewDeadlines } from './review-deadlines.service.js';

const ORDER = { orderId: 'O1', resubmissionId: 'r1' };
const HOUR = 3_600_000;

/** A review of a role that has to be decided until then, under a policy that scores nothing. */
async function reviewUntil(deadline: number) {
  const kept = new KeptTimers();
  const desk = new OrderDesk(
    new MemoryEventStore(),
    'verification',
    new StateCache<OrderHistory>({ capacity: 0 }),
  );
  const policies = { inForce: () => BASELINE, ofVersion: () => BASELINE };
  const deadlines = new ReviewDeadlines(desk, policies, kept.timers);
  const asked: OrderEvent = {
    type: 'ReviewRequested',
    data: {
      ...{ resubmissionId: 'r1', question: 'role-binding', amount: 1000, checks: [] },
      deadline: new Date(deadline).toISOString(),
      risk: {
        ...{ points: 0, band: 'straight-through', thresholds: { secondCheck: 0, human: 0, refuse: 0 } },
        ...{ factors: [], notEvaluated: [], asOf: '2026-11-23T10:00:00.000Z' },
      },
    },
  };
  const events = [recordTaken([]), requested(), asked] as OrderEvent[];
  const { state } = await desk.decide({ orderId: 'O1', causationId: 'setup' }, () => events);
  const review = async () => (await desk.historyOf('O1')).resubmissions[0]?.review;
  return { kept, deadlines, state, review };
}

describe('the timers of a review', () => {
  it('are set for a role as well: a reminder, and the end', async () => {
    const { kept, deadlines, state } = await reviewUntil(Date.now() + HOUR);
    await deadlines.schedule(state, ORDER, BASELINE);
    expect(kept.scheduled.map(({ task }) => task)).toEqual(['remind-review', 'end-review']);
  });

  it.each(['remind-review', 'end-review'])(
    'that come too early, by another clock, come again: %s',
    async (task) => {
      const { kept, review } = await reviewUntil(Date.now() + 24 * HOUR);
      await kept.fire(task, ORDER);
      expect(await review()).not.toMatchObject({ remindedAt: expect.anything() });
      expect(kept.scheduled).toMatchObject([{ task, key: 'r1', payload: ORDER }]);
      expect(kept.scheduled[0]?.runAt.getTime()).toBeGreaterThan(Date.now());
    },
  );

  it('do their work once', async () => {
    const { kept, review } = await reviewUntil(Date.now() - HOUR);
    for (const task of ['remind-review', 'end-review', 'remind-review', 'end-review'])
      await kept.fire(task, ORDER);
    expect(await review()).toMatchObject({
      remindedAt: expect.any(String),
      overdueAt: expect.any(String),
      open: true,
    });
    expect(kept.scheduled).toEqual([]);
  });
});
