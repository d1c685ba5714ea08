import 'reflect-metadata';
import { findResubmission } from '@bujiao/order-history';
import { recordTaken, requested, TOP_UP_TERMS } from '@bujiao/order-history/testing';
import { Config, type Timer, type TimerHandler, type Timers } from '@bujiao/platform';
import { BASELINE } from '@bujiao/policy';
import { onlyPolicy } from '@bujiao/policy-desk/testing';
import type { Supplier } from '../suppliers/supplier.port.js';
import type { SuppliedTargets } from '../suppliers/supplied-targets.service.js';
import { Suppliers } from '../suppliers/suppliers.js';
import { RecordedOrder } from '../testing/recorded-order.js';
import { RoleCheckService } from './role-check.service.js';

const WAIT = 20_000;
const POLICY = {
  ...BASELINE,
  goods: { custom: { ...BASELINE.goods.custom, role: { checkAgain: [WAIT, WAIT], ofAnother: 'person' } } },
} as const;
const CUSTOM = { ...TOP_UP_TERMS, goods: { ...TOP_UP_TERMS.goods, kind: 'custom' as const } };
const ABOUT = { orderId: 'O1', resubmissionId: 'r1' };

/** A role that a supplier was asked about by an event, and could not say. */
async function askedOnce() {
  const order = new RecordedOrder('O1');
  const scheduled: Timer[] = [];
  let fire: TimerHandler = () => Promise.resolve();
  const timers = {
    register: (_: string, handler: TimerHandler) => void (fire = handler),
    schedule: (timer: Timer) => Promise.resolve(void scheduled.push(timer)),
  } as unknown as Timers;
  const supplier = {
    supplierId: 'default',
    checkRole: () => Promise.resolve({ answer: 'cannot-say', code: 'timed-out' }),
  } as unknown as Supplier;
  const targets = { of: () => Promise.resolve({ rechargeAccount: '1' }) } as unknown as SuppliedTargets;
  const checks = new RoleCheckService(
    order.desk,
    onlyPolicy(POLICY),
    new Suppliers([supplier]),
    targets,
    Object.assign(new Config(), { roleCheckBudgetMs: 1_000 }),
    timers,
  );
  const checked = { role: 'm', given: ['rechargeAccount'], wrong: [] } as const;
  await order.record(recordTaken([], CUSTOM), requested(), {
    type: 'AccountChecked',
    data: { resubmissionId: 'r1', ...checked },
  });
  await checks.check({ ...ABOUT, atLeast: 0 });
  const history = await order.desk.freshHistoryOf('O1');
  const { nextTryAt } = findResubmission(history, 'r1')?.goodsChecks?.role ?? {};
  return { checks, scheduled, fire: () => fire(ABOUT), due: Date.parse(nextTryAt ?? '') };
}

describe('the timer of a role check', () => {
  it('is set to the exact moment by an event, however often that comes', async () => {
    const { checks, scheduled, due } = await askedOnce();
    await checks.check({ ...ABOUT, atLeast: 0 });
    expect(scheduled.map(({ runAt }) => runAt.getTime())).toEqual([due, due]);
  });

  it('that fires too early, by another clock, is set again a little later than its moment', async () => {
    const { scheduled, fire, due } = await askedOnce();
    const left = due - Date.now();
    await fire();
    expect(scheduled[1]).toMatchObject({ task: 'check-role-again', key: 'r1', payload: ABOUT });
    const again = scheduled[1]?.runAt.getTime();
    expect(again).toBeGreaterThan(due + left / 2);
    expect(again).toBeLessThanOrEqual(due + left);
  });
});
