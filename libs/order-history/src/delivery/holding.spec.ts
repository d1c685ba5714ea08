import { BASELINE, type Policy } from '@bujiao/policy';
import type { Resubmission } from '../resubmission/resubmission.js';
import {
  approved,
  historyOf,
  manualWorkRequested,
  manualWorkResolved,
  moreTold,
  paidOrder,
  recordTaken,
  requested,
  REQUESTED_AT,
  told,
  type GivenEvent,
} from '../testing/index.js';
import { waitsForHeld } from './holding.js';

const DEADLINE = Date.parse(REQUESTED_AT) + 2 * 60_000;
const stuck = requested({ reason: 'stuck' });

function until(
  first: GivenEvent,
  then: readonly GivenEvent[] = [],
  policy: Policy = BASELINE,
): number | undefined {
  const history = historyOf(recordTaken(paidOrder()), first, approved(), ...then);
  return waitsForHeld(history, history.resubmissions[0] as Resubmission, policy);
}
const publishers = (...names: string[]): Policy => ({
  ...BASELINE,
  defaults: { ...BASELINE.defaults, hold: { ...BASELINE.defaults.hold, publishers: names } },
});

describe('goods wait until the shop has stopped', () => {
  it('for a stuck order, two minutes from the request', () => {
    expect(until(stuck)).toBe(DEADLINE);
  });

  it('for no other reason, unless the publisher of the order is set to acknowledge', () => {
    expect(until(requested())).toBeUndefined();
    expect(until(requested(), [], publishers('shop'))).toBe(DEADLINE);
    expect(until(requested(), [], publishers('another shop'))).toBeUndefined();
  });

  it('until it says so, of this very resubmission', () => {
    expect(until(stuck, [moreTold(told('held', 61, { resubmissionId: 'r1' }))])).toBeUndefined();
    expect(until(stuck, [moreTold(told('held', 61, { resubmissionId: 'r0' }))])).toBe(DEADLINE);
  });

  it('an acknowledgement that was taken back is none', () => {
    const held = told('held', 61, { resubmissionId: 'r1' });
    const back = told('corrected', 62, { reason: 'we go on', withdraws: [held] });
    expect(until(stuck, [moreTold(held, back)])).toBe(DEADLINE);
  });

  it('no more once a person had it in hand', () => {
    expect(until(stuck, [manualWorkRequested({ code: 'not-held' }), manualWorkResolved()])).toBeUndefined();
  });
});
