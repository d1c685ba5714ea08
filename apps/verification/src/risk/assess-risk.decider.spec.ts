import type { OrderEvents, RecordedFeatures } from '@bujiao/contracts';
import type { OrderHistory } from '@bujiao/order-history';
import {
  FAILED,
  given,
  historyOf,
  requested,
  snapshotTaken,
  TERMS,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import { FEATURE_NAMES, parseRiskRules, type Features, type RiskRules } from '@bujiao/risk';
import { verifyResubmission } from '../automatic-checks/verify-resubmission.decider.js';
import { REVIEW_DEFAULTS } from './risk-policy.js';

const BANDS = {
  'straight-through': 'below 30',
  'second-check': 'below 60',
  human: 'below 90',
  refuse: 'from 90',
};
const rulesOf = (factors: object): RiskRules => {
  const parsed = parseRiskRules({ factors, bands: BANDS });
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.rules;
};
const RULES = rulesOf({
  often: { points: 30, when: 'requests30d > 3' },
  refused: { points: 40, when: 'refused30d > 0' },
  shared: { points: 35, when: 'accountSharedWithRefused' },
  valuable: { points: 5, when: 'amountAtStake >= 1000' },
});

const NOW = Date.parse('2026-12-01T12:00:00Z');
const ASKED: readonly GivenEvent[] = [snapshotTaken(FAILED), requested()];
const verify =
  (features: Features, rules = RULES) =>
  (history: OrderHistory) =>
    verifyResubmission(history, {
      resubmissionId: 'r1',
      policy: BASELINE,
      now: NOW,
      risk: { rules, features, ...REVIEW_DEFAULTS },
    });

describe('a request under a policy that scores', () => {
  it('goes straight through with few points, and its event holds the whole score', () => {
    const [event] = verify({ requests30d: 0, refused30d: 0 })(historyOf(...ASKED));
    expect(event?.type).toBe('ResubmissionApproved');
    expect((event?.data as OrderEvents['ResubmissionApproved']).risk).toEqual({
      points: 5,
      band: 'straight-through',
      thresholds: { secondCheck: 30, human: 60, refuse: 90 },
      factors: [
        {
          factor: 'valuable',
          points: 5,
          values: { amountAtStake: 1000 },
          sentence: { zh: '涉及金额（分）：1000', en: 'Amount at stake (fen): 1000' },
        },
      ],
      notEvaluated: [{ factor: 'shared', missing: ['accountSharedWithRefused'], points: 0 }],
      asOf: '2026-11-23T10:00:00.000Z',
    });
  });

  const READ = { requests30d: 0, refused30d: 0, knownDays: 12 };
  it.each([
    ['ResubmissionApproved', READ],
    ['ReviewRequested', { ...READ, requests30d: 4 }],
    ['ResubmissionRejected', { ...READ, requests30d: 4, refused30d: 1, accountSharedWithRefused: true }],
  ] as const)('has every feature in its %s, also those that no factor read', (type, features) => {
    const [event] = verify(features)(historyOf(...ASKED));
    expect(event?.type).toBe(type);
    const { values, withoutData } = (event?.data as { features: RecordedFeatures }).features;
    expect(values).toMatchObject({ ...features, amountAtStake: 1000, reason: 'delivery-failed' });
    expect(withoutData).toContain('accountAgeDays');
    expect([...Object.keys(values), ...withoutData].toSorted()).toEqual([...FEATURE_NAMES].toSorted());
  });

  it('records every feature where a rule refuses it, so that a policy with other rules can be tried on it', () => {
    const [event] = verify({ requests30d: 9 })(
      historyOf(snapshotTaken(FAILED, { quantity: 1 }), {
        ...requested(),
        metadata: { actor: { kind: 'person', id: 'B9', role: 'buyer' } },
      }),
    );
    expect(event?.data).toMatchObject({
      code: 'requester-not-owner',
      features: { values: { requests30d: 9 } },
    });
    expect(event?.data).not.toHaveProperty('risk');
  });

  it('is given to a reviewer for a second check, and for a closer look with more points', () => {
    given(...ASKED)
      .when(verify({ requests30d: 4, refused30d: 0 }))
      .then({
        type: 'ReviewRequested',
        data: { question: 'second-check', deadline: '2026-11-23T12:00:00.000Z', amount: 1000 },
      });
    given(...ASKED)
      .when(verify({ requests30d: 4, refused30d: 1 }))
      .then({ type: 'ReviewRequested', data: { question: 'high-risk' } });
  });

  it('is declined with many points, in words that name no rule', () => {
    const features = { requests30d: 4, refused30d: 1, accountSharedWithRefused: true };
    const [event] = verify(features)(historyOf(...ASKED));
    expect(event).toMatchObject({ type: 'ResubmissionRejected', data: { code: 'declined' } });
    const { sentence } = event?.data as OrderEvents['ResubmissionRejected'];
    expect(JSON.stringify(sentence)).not.toMatch(/score|risk|often|shared|\d|得分|风险|频/);
  });

  it('is decided once: not again while a reviewer has it', () => {
    const [review] = verify({ requests30d: 4, refused30d: 0 })(historyOf(...ASKED));
    given(...ASKED, review as GivenEvent)
      .when(verify({ requests30d: 0 }))
      .thenNothing();
  });

  it('is not scored where a rule refuses it', () => {
    given(snapshotTaken(FAILED, { quantity: 1 }), {
      ...requested(),
      metadata: { actor: { kind: 'person', id: 'B9', role: 'buyer' } },
    })
      .when(verify({ requests30d: 9 }))
      .then({ type: 'ResubmissionRejected', data: { code: 'requester-not-owner' } });
  });

  it('is not scored where staff asks: a person of the platform has looked', () => {
    const actor = { kind: 'person', id: 'agent-7', role: 'after-sales' } as const;
    const [event] = verify({ requests30d: 9, refused30d: 3 })(
      historyOf(snapshotTaken(FAILED), { ...requested(), metadata: { actor } }),
    );
    expect(event).toMatchObject({ type: 'ResubmissionApproved' });
    for (const member of ['risk', 'features']) expect(event?.data).not.toHaveProperty(member);
  });

  it('is decided as before where the policy does not score', () => {
    const [event] = verifyResubmission(historyOf(...ASKED), {
      resubmissionId: 'r1',
      policy: BASELINE,
      now: NOW,
    });
    expect(event?.data).not.toHaveProperty('risk');
  });

  it.each([
    ['amountAtStake', { quantity: 3, amount: 3000 }, {}, 3000],
    ['amountAtStake', { quantity: 3, amount: 3000 }, { quantity: 2 }, 2000],
    ['minutesSincePlaced', {}, {}, 60],
    ['accountAgeDays', { buyerSince: '2026-11-20T09:59:59.000Z' }, {}, 3],
    ['targetChanged', { rechargeTarget: { keyOf: 'B1', sealed: 'x', mark: 'm1' } }, {}, false],
  ] as const)('reads %s of the order %o and the request %o', (name, terms, request, value) => {
    const condition = typeof value === 'boolean' ? (value ? name : `!${name}`) : `${name} == ${value}`;
    const rules = rulesOf({ only: { points: 1, when: condition } });
    const history = historyOf(snapshotTaken(FAILED, { ...TERMS, ...terms }), requested(request));
    const [event] = verify({}, rules)(history);
    expect((event?.data as OrderEvents['ResubmissionApproved']).risk?.factors[0]?.values).toEqual({
      [name]: value,
    });
  });
});
