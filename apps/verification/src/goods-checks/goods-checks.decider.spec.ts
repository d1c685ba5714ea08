import type { OrderEvent, Sealed } from '@bujiao/contracts';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import {
  given,
  historyOf,
  METADATA,
  moreTold,
  NOW,
  REQUESTED_AT,
  requested,
  snapshotTaken,
  told,
  TOP_UP_TERMS,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE, type Policy } from '@bujiao/policy';
import { verifyResubmission } from '../automatic-checks/verify-resubmission.decider.js';
import { mustReadAgain } from './goods-checks.decider.js';
import type { GoodsFacts } from './goods-facts.js';

const CUSTOM = { ...TOP_UP_TERMS, goods: { ...TOP_UP_TERMS.goods, kind: 'custom' as const } };
const OPEN = [snapshotTaken(undefined, CUSTOM), requested()] as const;
const id = { resubmissionId: 'r1' };

const verify =
  (goods: GoodsFacts = {}, policy: Policy = BASELINE) =>
  (history: OrderHistory) =>
    verifyResubmission(history, { resubmissionId: 'r1', policy, goods, now: NOW });
const withRules = (custom: object): Policy => ({
  ...BASELINE,
  goods: { custom: { ...BASELINE.goods.custom, ...custom } },
});

const account = { role: 'm', given: ['rechargeAccount', 'gameRole'], wrong: [] } as const;
const target = TOP_UP_TERMS.rechargeTarget as Sealed;
const accountChecked = (more: object = {}): GivenEvent => ({
  type: 'AccountChecked',
  data: { ...id, ...account, ...more },
});
const roleChecked = (answer: 'exists' | 'missing' | 'cannot-say', nextTryAt?: string): GivenEvent => ({
  type: 'RoleChecked',
  data: { ...id, supplierId: 'S1', answer, tryNo: 1, ...(nextTryAt !== undefined && { nextTryAt }) },
});
const bindingChecked = (outcome: 'first' | 'own' | 'another', boundBy = 'O0'): GivenEvent => ({
  type: 'RoleBindingChecked',
  data: { ...id, role: 'm', outcome, ...(outcome !== 'first' && { boundAt: REQUESTED_AT, boundBy }) },
});
const NOTICE = {
  code: 'confirm-role',
  values: {},
  catalogue: 2,
  languages: ['zh', 'en'],
  sentence: { zh: '确认', en: 'confirm' },
} as const;
const asked: GivenEvent = {
  type: 'PermissionAsked',
  data: { ...id, askNo: 1, ways: ['code', 'click'], expiresAt: REQUESTED_AT, notice: NOTICE },
};
const confirmed: GivenEvent = { type: 'PermissionConfirmed', data: { ...id, by: 'click' } };
const bound: GivenEvent = { type: 'RoleBound', data: { ...id, role: 'm' } };
const roleReview: GivenEvent = {
  type: 'ReviewRequested',
  data: {
    ...id,
    question: 'role-binding',
    deadline: REQUESTED_AT,
    amount: 1,
    checks: [],
    risk: {
      points: 0,
      band: 'straight-through',
      thresholds: { secondCheck: 0, human: 0, refuse: 0 },
      factors: [],
      notEvaluated: [],
      asOf: REQUESTED_AT,
    },
  },
};
const reviewed: GivenEvent = {
  type: 'ReviewDecided',
  data: { ...id, decision: 'approve', reason: 'checked-with-buyer' },
};

describe('the account check', () => {
  it('comes first, once the rules let the order go', () => {
    given(...OPEN)
      .when(verify({ account, target }))
      .then({ type: 'AccountChecked', data: { role: 'm', wrong: [] } });
    given(snapshotTaken({ paidAt: REQUESTED_AT }, CUSTOM), requested())
      .when(verify({ account, target }))
      .then({ type: 'ResubmissionRejected' });
  });

  it('of a target that the shop has corrected meanwhile is made again, on the corrected one', () => {
    const corrected = { keyOf: 'B1', sealed: 'corrected' };
    const history = historyOf(
      ...OPEN,
      moreTold(told('corrected', 90, { reason: 'x', terms: { rechargeTarget: corrected } })),
    );
    expect(verify({ account, target })(history)).toEqual([]);
    expect(mustReadAgain(history, 'r1', { account, target })).toBe(true);
    expect(mustReadAgain(history, 'r1', { account, target: corrected })).toBe(false);
    expect(verify({ account, target: corrected })(history)).toMatchObject([{ type: 'AccountChecked' }]);
  });

  it('refuses what the template does not take, and names the first field', () => {
    given(...OPEN, accountChecked({ wrong: ['gameServer', 'gameRole'] }))
      .when(verify())
      .then({ type: 'ResubmissionRejected', data: { code: 'account-refused', field: 'gameServer' } });
  });

  it('waits for the supplier; its word counts only where it proves something', () => {
    given(...OPEN, accountChecked())
      .when(verify())
      .thenNothing();
    given(...OPEN, accountChecked(), roleChecked('cannot-say', REQUESTED_AT))
      .when(verify())
      .thenNothing();
    given(...OPEN, accountChecked(), roleChecked('missing'))
      .when(verify())
      .then({ type: 'ResubmissionRejected', data: { code: 'role-not-found', field: 'gameRole' } });
    given(...OPEN, accountChecked({ given: ['rechargeAccount'] }), roleChecked('missing'))
      .when(verify())
      .then({ type: 'ResubmissionRejected', data: { field: 'rechargeAccount' } });
  });

  it('that nobody can make is left to a person', () => {
    given(...OPEN, accountChecked(), roleChecked('cannot-say'))
      .when(verify())
      .then({ type: 'ReviewRequested', data: { question: 'role-binding' } });
  });
});

describe('the role binding', () => {
  const EXISTS = [...OPEN, accountChecked(), roleChecked('exists')] as const;

  it('is looked up once the role exists', () => {
    given(...EXISTS)
      .when(verify({ binding: { outcome: 'first' } }))
      .then({ type: 'RoleBindingChecked', data: { outcome: 'first', role: 'm' } });
  });

  it('to another buyer leads to a person, or to a refusal where the policy says so', () => {
    given(...EXISTS, bindingChecked('another'))
      .when(verify())
      .then({ type: 'ReviewRequested', data: { question: 'role-binding' } });
    given(...EXISTS, bindingChecked('another'))
      .when(verify({}, withRules({ role: { ofAnother: 'refuse' } })))
      .then({ type: 'ResubmissionRejected', data: { code: 'role-of-another' } });
  });

  it('that a reviewer lets go over still has to be confirmed', () => {
    given(...EXISTS, bindingChecked('another'), roleReview)
      .when(verify())
      .thenNothing();
    given(...EXISTS, bindingChecked('another'), roleReview, reviewed)
      .when(verify())
      .then({ type: 'PermissionAsked' });
  });

  it('is not settled by a reviewer who was asked whether the role exists', () => {
    const unchecked = [...OPEN, accountChecked(), roleChecked('cannot-say'), roleReview, reviewed] as const;
    given(...unchecked)
      .when(verify({ binding: { outcome: 'another' } }))
      .then({ type: 'RoleBindingChecked', data: { outcome: 'another' } });
    given(...unchecked, bindingChecked('another'))
      .when(verify())
      .then({ type: 'ReviewRequested', data: { question: 'role-binding' } });
  });

  it('that a reviewer let go over is another question once somebody else has the role', () => {
    const seen = [...EXISTS, bindingChecked('another'), roleReview, reviewed, asked, confirmed] as const;
    expect(findResubmission(historyOf(...seen), 'r1')?.goodsChecks).toMatchObject({ mayTakeFrom: 'O0' });
    given(...seen)
      .when(verify({ bound: { outcome: 'another', boundAt: REQUESTED_AT, boundBy: 'O9' } }))
      .then({ type: 'RoleBindingChecked', data: { outcome: 'another', boundBy: 'O9' } });
    given(...seen, bindingChecked('another', 'O9'))
      .when(verify())
      .then({ type: 'ReviewRequested', data: { question: 'role-binding' } });
  });

  it('to the buyer is made sure of again, where somebody had to be asked meanwhile', () => {
    const own = [accountChecked(), roleChecked('exists'), bindingChecked('own'), asked, confirmed] as const;
    const byLink = [OPEN[0], requested({ byLink: true }), ...own] as const;
    given(...byLink)
      .when(verify({ bound: { outcome: 'another', boundAt: REQUESTED_AT, boundBy: 'O9' } }))
      .then({ type: 'RoleBindingChecked', data: { outcome: 'another' } });
    given(...byLink)
      .when(verify({ bound: { wasAnothers: false } }))
      .then({ type: 'RoleBound' });
  });

  it('of a role that somebody else was first to bind leads to a person', () => {
    given(...EXISTS, bindingChecked('first'), asked, confirmed)
      .when(verify({ bound: { outcome: 'another', boundAt: REQUESTED_AT } }))
      .then({ type: 'RoleBindingChecked', data: { outcome: 'another' } });
  });
});

describe('the permission', () => {
  const FREE = [...OPEN, accountChecked(), roleChecked('exists'), bindingChecked('first')] as const;

  it('is asked for with the time that the policy gives, in words that are kept', () => {
    given(...FREE)
      .when(verify({}, withRules({ permission: { lasts: 1_000 } })))
      .then({
        type: 'PermissionAsked',
        data: { askNo: 1, ways: ['code', 'click'], expiresAt: new Date(NOW + 1_000).toISOString() },
      });
  });

  it('binds the role and lets the request go; nothing goes before', () => {
    given(...FREE, asked)
      .when(verify())
      .thenNothing();
    given(...FREE, asked, confirmed)
      .when(verify({ bound: { wasAnothers: false } }))
      .then({ type: 'RoleBound', data: { role: 'm' } });
    given(...FREE, asked, confirmed, bound)
      .when(verify())
      .then({ type: 'ResubmissionApproved' });
  });

  it('that nobody gives in time refuses the request', () => {
    const expired: GivenEvent = { type: 'PermissionExpired', data: { ...id, expiresAt: REQUESTED_AT } };
    given(...FREE, asked, expired)
      .when(verify())
      .then({ type: 'ResubmissionRejected', data: { code: 'permission-not-given' } });
  });

  it('is the request itself, where the buyer of a bound role signed in and asked', () => {
    const own = [accountChecked(), roleChecked('exists'), bindingChecked('own')] as const;
    given(...OPEN, ...own)
      .when(verify())
      .then({ type: 'ResubmissionApproved' });
    // A link was opened by somebody; an agent and the service itself are not the owner.
    given(OPEN[0], requested({ byLink: true }), ...own)
      .when(verify())
      .then({ type: 'PermissionAsked' });
    const byAgent = { actor: { kind: 'person', id: 'A1', role: 'after-sales' } } as const;
    given(OPEN[0], { ...requested(), metadata: { ...METADATA, ...byAgent } }, ...own)
      .when(verify())
      .then({ type: 'PermissionAsked' });
  });
});

describe('every check', () => {
  it('can be left out by the policy, and goods that go to no account have none', () => {
    given(...OPEN)
      .when(verify({}, withRules({ checks: [] })))
      .then({ type: 'ResubmissionApproved' });
    given(...OPEN, accountChecked())
      .when(verify({}, withRules({ checks: ['permission'] })))
      .then({ type: 'PermissionAsked' });
    given(snapshotTaken(), requested()).when(verify({ account })).then({ type: 'ResubmissionApproved' });
  });

  it('that a reviewer let through without a score leaves none in the verdict', () => {
    const checked = [...OPEN, accountChecked(), roleChecked('cannot-say'), roleReview, reviewed] as const;
    const done = [...checked, bindingChecked('first'), asked, confirmed, bound] as const;
    const [approved] = verify()(historyOf(...done)) as [OrderEvent<'ResubmissionApproved'>];
    expect(approved.type).toBe('ResubmissionApproved');
    expect(approved.data).not.toHaveProperty('risk');
  });

  it('is in the verdict with what it read, and no value of the target is', () => {
    const done = [
      ...OPEN,
      accountChecked(),
      roleChecked('exists'),
      bindingChecked('first'),
      asked,
      confirmed,
      bound,
    ];
    const [approved] = verify()(historyOf(...done)) as [OrderEvent<'ResubmissionApproved'>];
    expect(approved.data.checks.slice(-3)).toEqual([
      { check: 'account', passed: true, on: { template: 'none', wrong: 'none', role: 'exists', tries: 1 } },
      { check: 'role-binding', passed: true, on: { binding: 'first', boundNow: true } },
      { check: 'permission', passed: true, on: { by: 'click', asked: 1, expiresAt: REQUESTED_AT } },
    ]);
    expect(JSON.stringify(approved)).not.toContain('sealed');
  });
});
