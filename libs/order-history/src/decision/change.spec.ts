import { RESUBMISSION_REASONS, type Goods, type OrderTerms } from '@bujiao/contracts';
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
import type { Ask, AskedGoods, Decision } from './decision.js';
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
    history: historyOf(recordTaken(FAILED, { quantity: 3, amount: 3_000, ...terms })),
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

describe('a change of the goods', () => {
  const after = (unitPrice: number, kind: Goods['kind'] = 'game-points'): Ask => ({
    goods: {
      goodsId: 'OTHER',
      alternative: {
        change: 'specification',
        goods: { goodsId: 'OTHER', name: '20 点', kind, unitPrice },
      },
    },
  });
  const accepted = (unitPrice: number, acceptedDifference: number): Ask => ({
    goods: { ...(after(unitPrice).goods as AskedGoods), acceptedDifference },
  });
  const before = historyOf(recordTaken(FAILED)).terms?.goods as Goods;
  const paid = before.unitPrice;
  const policy = allowing('specification', 'quantity-down');

  it('of the same price goes, with any reason', () => {
    expect(decide(after(paid), policy)).toMatchObject({ do: 'go', reason: 'delivery-failed' });
    expect(decide({ ...after(paid), reason: 'wrong-goods' }, policy)).toMatchObject({ do: 'go' });
  });

  it('that costs more is refused, and says how much', () => {
    expect(decide(after(paid + 200), policy)).toEqual({
      do: 'no',
      code: 'goods-cost-more',
      known: { price: paid + 200, paid, quantity: 3, difference: 600 },
    });
    expect(decide(accepted(paid + 200, 600), policy)).toMatchObject({ code: 'goods-cost-more' });
  });

  it('is held against what was paid for a unit, not against the list price: a discount lowers it', () => {
    expect(decide(after(paid), policy, { amount: 300 })).toEqual({
      do: 'no',
      code: 'goods-cost-more',
      known: { price: paid, paid: 100, quantity: 3, difference: 3 * (paid - 100) },
    });
    expect(decide(after(100), policy, { amount: 300 })).toMatchObject({ do: 'go' });
    expect(decide(after(1), policy, { amount: 0 })).toMatchObject({ code: 'goods-cost-more' });
  });

  it('that costs less goes only where the requester accepted that very difference', () => {
    const known = { price: paid - 100, paid, quantity: 3, difference: 300, accepted: 0 };
    expect(decide(after(paid - 100), policy)).toEqual({ do: 'no', code: 'difference-not-accepted', known });
    expect(decide(accepted(paid - 100, 200), policy)).toMatchObject({ code: 'difference-not-accepted' });
    expect(decide(accepted(paid - 100, 300), policy)).toMatchObject({ do: 'go' });
    expect(decide({ ...accepted(paid - 100, 200), quantity: 2 }, policy)).toMatchObject({
      do: 'go',
      quantity: 2,
    });
    expect(decide(accepted(paid, 300), policy)).toMatchObject({ code: 'difference-not-accepted' });
  });

  it('is refused where nothing is offered under the id, or goods of another kind', () => {
    const notOffered = { do: 'no', code: 'goods-not-offered', known: { goodsId: 'OTHER' } };
    expect(decide({ goods: { goodsId: 'OTHER' } }, policy)).toEqual(notOffered);
    expect(decide(after(paid, 'membership'), policy)).toEqual(notOffered);
  });

  it('is refused where the policy does not allow it', () => {
    expect(decide(after(paid), allowing('product'))).toEqual({
      do: 'no',
      code: 'change-not-allowed',
      known: { change: 'specification' },
    });
  });

  it('is judged as it was asked: a price that changed since refuses nothing', () => {
    const goods = {
      change: 'specification' as const,
      before,
      after: { goodsId: 'OTHER', name: '20 点', kind: 'game-points' as const, unitPrice: paid + 500 },
    };
    const history = historyOf(recordTaken(FAILED, { quantity: 3, amount: 3_000 }), requested({ goods }));
    const resubmission = findResubmission(history, 'r1');
    if (!resubmission) throw new Error('the request is not there');
    const judged = { ...judgedRequest(history, resubmission), now: NOW };
    expect(judged.ask).toMatchObject({ goods: { goodsId: 'OTHER' } });
    expect(decideResubmission({ ...judged, policy })).toMatchObject({ do: 'go' });
    expect(explainDecision({ ...judged, policy }).rules).toContainEqual(
      expect.objectContaining({
        rule: 'change-allowed',
        outcome: 'passed',
        read: expect.objectContaining({ goodsAfter: 'OTHER', price: paid + 500, paid }) as object,
      }),
    );
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
