import { RESUBMISSION_REASONS, type OrderTerms } from '@bujiao/contracts';
import { BASELINE, type Change, type Policy } from '@bujiao/policy';
import {
  historyOf,
  minute,
  paidOrder,
  recordTaken,
  requested,
  told,
  TOP_UP_TERMS,
} from '../testing/index.js';
import { findResubmission } from '../order-history.js';
import { decideResubmission } from './decide-resubmission.js';
import type { Ask, Decision } from './decision.js';
import { explainDecision } from './explain-decision.js';
import { judgedRequest } from './judged-request.js';

/** A policy under which people may say that something else is wanted, and change this. */
const allowing = (...change: readonly Change[]): Policy => ({
  ...BASELINE,
  reasons: {
    ...BASELINE.reasons,
    'changed-demand': { when: ['delivery-failed'], proof: 'shop' },
    'wrong-goods': { when: ['delivery-failed'], proof: 'shop' },
  },
  defaults: { ...BASELINE.defaults, change },
});

const FAILED = [...paidOrder(), told('delivery-failed', 2, {})];
const NOW = Date.parse(minute(30));

function decide(ask: Ask, policy = allowing('quantity-down'), terms: Partial<OrderTerms> = {}): Decision {
  return decideResubmission({
    history: historyOf(recordTaken(FAILED, { quantity: 3, ...terms })),
    policy,
    now: NOW,
    ask,
  });
}

describe('a change of the quantity', () => {
  it('down is taken, with any reason, and only so many units go', () => {
    expect(decide({ reason: 'changed-demand', quantity: 2 })).toMatchObject({ do: 'go', quantity: 2 });
    expect(decide({ quantity: 1 })).toMatchObject({ do: 'go', reason: 'delivery-failed', quantity: 1 });
  });

  it('up would cost money, whatever the policy allows', () => {
    expect(decide({ reason: 'changed-demand', quantity: 4 })).toEqual({
      do: 'no',
      code: 'change-needs-money',
      known: { quantity: 4, owed: 3 },
    });
    expect(decide({ quantity: 4 }, BASELINE)).toMatchObject({ code: 'change-needs-money' });
  });

  it('is refused where the policy does not allow it', () => {
    for (const policy of [BASELINE, allowing('recharge-target')])
      expect(decide({ quantity: 2 }, policy)).toEqual({
        do: 'no',
        code: 'change-not-allowed',
        known: { change: 'quantity-down' },
      });
  });

  it('to what is owed anyway is none', () => {
    expect(decide({ quantity: 3 }, BASELINE)).toMatchObject({ do: 'go' });
    expect(decide({ reason: 'changed-demand', quantity: 3 })).toMatchObject({ code: 'change-missing' });
  });

  it('is judged as it was asked: what became less meanwhile refuses nothing', () => {
    const change = { quantity: 2 };
    const history = historyOf(
      recordTaken(FAILED, { quantity: 3 }),
      requested({ reason: 'changed-demand', quantity: 2, change }),
    );
    const resubmission = findResubmission(history, 'r1');
    if (!resubmission) throw new Error('the request is not there');
    const judged = { ...judgedRequest(history, resubmission), now: NOW };
    expect(judged.ask).toMatchObject({ quantity: 2 });
    expect(decideResubmission({ ...judged, policy: allowing('quantity-down') })).toMatchObject({
      do: 'go',
      quantity: 2,
    });
    expect(
      decideResubmission({ ...judged, policy: allowing('quantity-down'), ask: { quantity: 9 } }),
    ).toMatchObject({
      do: 'go',
    });
  });
});

describe('a change of the account', () => {
  const terms = { ...TOP_UP_TERMS, quantity: 3 };
  it('is allowed where the policy says nothing, and not where it allows other changes alone', () => {
    expect(decide({ target: 'given' }, BASELINE, terms)).toMatchObject({ do: 'go' });
    expect(decide({ target: 'given' }, allowing('recharge-target'), terms)).toMatchObject({ do: 'go' });
    expect(decide({ target: 'given' }, allowing('quantity-down'), terms)).toMatchObject({
      code: 'change-not-allowed',
      known: { change: 'recharge-target' },
    });
  });
});

describe('the reasons for a change', () => {
  it.each(['changed-demand', 'wrong-goods'] as const)('%s: say nothing without a change', (reason) => {
    expect(decide({ reason })).toEqual({ do: 'no', code: 'change-missing', known: { reason } });
  });

  it('are never prefilled, nor among those that a click can take', () => {
    const decision = decide({});
    expect(decision).toMatchObject({ do: 'go', reason: 'delivery-failed' });
    expect('reasons' in decision && decision.reasons).not.toContain('changed-demand');
  });

  it('can be given by nobody under a policy that does not name them', () => {
    for (const reason of RESUBMISSION_REASONS.slice(-2))
      expect(decide({ reason, quantity: 1 }, BASELINE)).toMatchObject({ code: 'reason-does-not-fit' });
  });
});

it('an explanation says what may change, and that a plain click changes nothing', () => {
  const history = historyOf(recordTaken(FAILED, { quantity: 3 }));
  const ruleOf = (ask: Ask) =>
    explainDecision({ history, policy: allowing('quantity-down'), now: NOW, ask }).rules.find(
      ({ rule }) => rule === 'change-allowed',
    );
  expect(ruleOf({})).toMatchObject({ outcome: 'not-evaluated' });
  expect(ruleOf({ quantity: 2 })).toMatchObject({
    outcome: 'passed',
    read: { changes: 'quantity-down', quantity: 2, owed: 3 },
  });
});
