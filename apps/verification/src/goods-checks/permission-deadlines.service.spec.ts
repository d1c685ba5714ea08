import type { OrderEvent } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { recordTaken, requested, TOP_UP_TERMS } from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import { KeptTimers } from '../testing/kept-timers.js';
import { askedAgain } from './goods-checks.decider.js';
import { PermissionDeadlines } from './permission-deadlines.service.js';

const POLICY = { ...BASELINE, goods: { custom: { checks: ['permission'] } } } as const;
const ORDER = { orderId: 'O1', resubmissionId: 'r1' };
const CUSTOM = { ...TOP_UP_TERMS, goods: { ...TOP_UP_TERMS.goods, kind: 'custom' as const } };
const HOUR = 3_600_000;

/** A role whose owner is asked until then. */
async function askedUntil(until: number) {
  const kept = new KeptTimers();
  const desk = new OrderDesk(
    new MemoryEventStore(),
    'verification',
    new StateCache<OrderHistory>({ capacity: 0 }),
  );
  const policies = { inForce: () => POLICY, ofVersion: () => POLICY };
  const deadlines = new PermissionDeadlines(desk, policies, kept.timers);
  const checked = { role: 'm', given: ['rechargeAccount'], wrong: [] } as const;
  const events = [
    recordTaken([], CUSTOM),
    requested(),
    { type: 'AccountChecked', data: { resubmissionId: 'r1', ...checked } },
    askedAgain('r1', 1, new Date(until).toISOString()),
  ] as OrderEvent[];
  const { state } = await desk.decide({ orderId: 'O1', causationId: 'setup' }, () => events);
  const ended = async () =>
    (await desk.historyOf('O1')).resubmissions[0]?.goodsChecks?.permission?.expired === true;
  return { kept, deadlines, state, ended };
}

describe('the end of the time in which the owner of a role may confirm it', () => {
  it('that comes too early, by another clock, comes again', async () => {
    const until = Date.now() + HOUR;
    const { kept, ended } = await askedUntil(until);
    await kept.fire('end-permission', ORDER);
    expect(await ended()).toBe(false);
    expect(kept.scheduled).toMatchObject([{ task: 'end-permission', key: 'r1', payload: ORDER }]);
    expect(kept.scheduled[0]?.runAt.getTime()).toBeGreaterThanOrEqual(until);
  });

  it('is set also where it is over already: the process that asked may have died before it set it', async () => {
    const until = Date.now() - HOUR;
    const { kept, deadlines, state, ended } = await askedUntil(until);
    await deadlines.schedule(state, ORDER, POLICY);
    expect(kept.scheduled).toMatchObject([{ runAt: new Date(until), payload: ORDER }]);
    await kept.fire('end-permission', ORDER);
    expect(await ended()).toBe(true);
    expect(kept.scheduled).toHaveLength(1);
  });
});
