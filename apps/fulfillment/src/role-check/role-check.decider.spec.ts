import {
  given,
  historyOf,
  NOW,
  REQUESTED_AT,
  requested,
  snapshotTaken,
  TOP_UP_TERMS,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import type { OrderHistory } from '@bujiao/order-history';
import { BASELINE, type Policy } from '@bujiao/policy';
import type { RoleCheckAnswer } from '../suppliers/role-check.port.js';
import { recordRoleAnswer, roleCheckDue } from './role-check.decider.js';

const POLICY: Policy = {
  ...BASELINE,
  goods: { custom: { ...BASELINE.goods.custom, role: { checkAgain: [1_000, 5_000], ofAnother: 'person' } } },
};
const CUSTOM = { ...TOP_UP_TERMS, goods: { ...TOP_UP_TERMS.goods, kind: 'custom' as const } };
const accountChecked: GivenEvent = {
  type: 'AccountChecked',
  data: { resubmissionId: 'r1', role: 'm', given: ['rechargeAccount', 'gameRole'], wrong: [] },
};
const OPEN = [snapshotTaken(undefined, CUSTOM), requested(), accountChecked];
const at = (ms: number): string => new Date(NOW + ms).toISOString();
const checked = (tryNo: number, more: object): GivenEvent => ({
  type: 'RoleChecked',
  data: { resubmissionId: 'r1', supplierId: 'S1', answer: 'cannot-say', code: 'timed-out', tryNo, ...more },
});
const CANNOT: RoleCheckAnswer = { answer: 'cannot-say', code: 'timed-out' };
const answered =
  (answer: RoleCheckAnswer, tryNo: number, ms = 0) =>
  (history: OrderHistory) =>
    recordRoleAnswer(history, {
      resubmissionId: 'r1',
      policy: POLICY,
      supplierId: 'S1',
      tryNo,
      answer,
      now: NOW + ms,
    });

describe('the supplier’s word about a role', () => {
  it('is recorded as it is where it proves something', () => {
    given(...OPEN)
      .when(answered({ answer: 'exists' }, 1))
      .then({ type: 'RoleChecked', data: { answer: 'exists', tryNo: 1, nextTryAt: undefined } });
    given(...OPEN)
      .when(answered({ answer: 'missing', code: 'role-missing' }, 1))
      .then({ type: 'RoleChecked', data: { answer: 'missing', code: 'role-missing', nextTryAt: undefined } });
  });

  it('that says nothing is asked for again after the waits of the policy; the last one counts as it is', () => {
    given(...OPEN)
      .when(answered(CANNOT, 1))
      .then({ type: 'RoleChecked', data: { answer: 'cannot-say', tryNo: 1, nextTryAt: at(1_000) } });
    const once = checked(1, { nextTryAt: at(1_000) });
    given(...OPEN, once)
      .when(answered(CANNOT, 2, 1_000))
      .then({ type: 'RoleChecked', data: { tryNo: 2, nextTryAt: at(6_000) } });
    given(...OPEN, once, checked(2, { nextTryAt: at(6_000) }))
      .when(answered(CANNOT, 3, 6_000))
      .then({ type: 'RoleChecked', data: { answer: 'cannot-say', tryNo: 3, nextTryAt: undefined } });
  });

  it('that comes again, early or to an earlier question is dropped', () => {
    const once = checked(1, { nextTryAt: at(1_000) });
    given(...OPEN, once)
      .when(answered({ answer: 'exists' }, 1, 1_000))
      .thenNothing();
    given(...OPEN, once)
      .when(answered({ answer: 'exists' }, 2, 999))
      .thenNothing();
    given(...OPEN, checked(1, { answer: 'exists' }))
      .when(answered({ answer: 'missing', code: 'role-missing' }, 2))
      .thenNothing();
  });

  it('is not asked for where the policy wants no such check, or the template refused the target', () => {
    const due = (policy: Policy, ...events: readonly GivenEvent[]) =>
      roleCheckDue(historyOf(...events), { resubmissionId: 'r1', policy, now: NOW });
    const without = { ...POLICY, goods: { custom: { checks: ['role-binding' as const] } } };
    expect(due(POLICY, ...OPEN)).toEqual({ do: 'ask', tryNo: 1 });
    expect(due(without, ...OPEN)).toEqual({ do: 'nothing' });
    const wrong: GivenEvent = {
      type: 'AccountChecked',
      data: { resubmissionId: 'r1', role: 'm', given: ['rechargeAccount'], wrong: ['gameRole'] },
    };
    expect(due(POLICY, OPEN[0] as GivenEvent, requested(), wrong)).toEqual({ do: 'nothing' });
    expect(due(POLICY, ...OPEN, checked(1, { nextTryAt: at(1_000) }))).toEqual({
      do: 'wait',
      until: NOW + 1_000,
    });
    expect(REQUESTED_AT).toBe(at(0));
  });
});
