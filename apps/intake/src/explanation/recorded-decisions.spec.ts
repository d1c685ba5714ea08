import type { OrderEvents, RiskAssessment } from '@bujiao/contracts';
import {
  FAILED,
  METADATA,
  historyOf,
  requested,
  snapshotTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE, type Policy } from '@bujiao/policy';
import { featuresIn, parseRiskRules, recordedFeatures, score, type Features } from '@bujiao/risk';
import { buyerExplanation, decisionLine } from './explanation-view.js';
import { recordedDecisions, type ExplainedEvent } from './recorded-decisions.js';

const bands = {
  'straight-through': 'below 30',
  'second-check': 'below 60',
  human: 'below 90',
  refuse: 'from 90',
};
const parsed = parseRiskRules({ factors: { often: { points: 40, when: 'requests30d > 3' } }, bands });
if ('errors' in parsed) throw new Error('unreadable');
const { rules } = parsed;
const POLICY: Policy = { ...BASELINE, risk: rules };

const OFTEN: Features = { requests30d: 4, targetChanged: false };
function scored(features: Features): { risk: RiskAssessment; features: ReturnType<typeof recordedFeatures> } {
  const { notHit: _, ...risk } = score(features, rules);
  return { risk: { ...risk, asOf: '2026-11-23T10:00:00.000Z' }, features: recordedFeatures(features) };
}
const approved = (more: object): GivenEvent => ({
  type: 'ResubmissionApproved',
  data: { resubmissionId: 'r1', checks: [], ...more },
});
const inReview = (more: object): GivenEvent => ({
  type: 'ReviewRequested',
  data: {
    ...{ resubmissionId: 'r1', question: 'second-check', deadline: '2026-11-23T12:00:00.000Z', amount: 1000 },
    checks: [],
    ...(more as Pick<OrderEvents['ReviewRequested'], 'risk'>),
  },
});
const decided = (data: Omit<OrderEvents['ReviewDecided'], 'resubmissionId'>): GivenEvent => ({
  type: 'ReviewDecided',
  data: { resubmissionId: 'r1', ...data },
});
const refused: GivenEvent = {
  type: 'ResubmissionRejected',
  data: { resubmissionId: 'r1', code: 'review-refused', sentence: { zh: '不行', en: 'no' }, checks: [] },
};

const streamOf = (...events: readonly GivenEvent[]): readonly ExplainedEvent[] =>
  [snapshotTaken(FAILED), requested(), ...events].map(
    ({ type, data, metadata }, revision) =>
      ({ type, data, revision, metadata: { ...METADATA, ...metadata } }) as ExplainedEvent,
  );
const decisionsOf = (...events: readonly GivenEvent[]) =>
  recordedDecisions(streamOf(...events), () => POLICY);
const last = (...events: readonly GivenEvent[]) => decisionsOf(...events).at(-1);

describe('a recorded score, computed again on the recorded features', () => {
  it('agrees with an approval and with a question to a reviewer', () => {
    expect(last(approved(scored({ requests30d: 0 })))).toMatchObject({
      kind: 'approved',
      code: 'resubmittable',
      agrees: true,
      score: { band: 'straight-through' },
    });
    expect(last(inReview(scored(OFTEN)))).toMatchObject({
      kind: 'review-requested',
      code: 'second-check',
      explainedCode: 'second-check',
      agrees: true,
    });
  });

  it.each([
    ['other points', { ...scored(OFTEN).risk, points: 41 }],
    ['another band', { ...scored(OFTEN).risk, band: 'human' as const }],
    [
      'a factor that does not hold',
      { ...scored({ requests30d: 0 }).risk, factors: scored(OFTEN).risk.factors },
    ],
  ])('disagrees with %s', (_, risk) => {
    expect(last(inReview({ ...scored(OFTEN), risk }))?.agrees).toBe(false);
  });

  it('disagrees where the points let it through and the event asks a reviewer', () => {
    expect(last(inReview(scored({ requests30d: 0 })))).toMatchObject({
      explainedCode: 'resubmittable',
      agrees: false,
    });
  });

  it('stands as it was recorded where a release recorded no features', () => {
    const { risk } = scored(OFTEN);
    expect(last(inReview({ risk }))).toMatchObject({ agrees: true, score: { risk } });
    expect(decisionLine(last(inReview({ risk })) as never).score).not.toHaveProperty('agrees');
  });

  it('shows every feature, with its value or without data', () => {
    const line = decisionLine(last(inReview(scored(OFTEN))) as never);
    const shown = new Map(line.score?.features.map(({ feature, value }) => [feature, value]));
    expect(shown.get('requests30d')).toBe(4);
    expect(shown.get('targetChanged')).toBe(false);
    expect([shown.has('knownDays'), shown.get('knownDays')]).toEqual([true, undefined]);
    expect(featuresIn(scored(OFTEN).features)).toEqual(OFTEN);
  });
});

describe('what a reviewer decided', () => {
  it('is a decision of its own, and no rule has to say it', () => {
    const refusal = decisionsOf(
      inReview(scored(OFTEN)),
      decided({ decision: 'refuse', reason: 'goods-were-received' }),
      refused,
    );
    expect(refusal.map(({ kind, code, agrees }) => [kind, code, agrees])).toEqual([
      ['requested', 'resubmittable', true],
      ['review-requested', 'second-check', true],
      ['reviewed', 'reviewer-refuse', true],
      ['rejected', 'review-refused', true],
    ]);
    for (const decision of refusal) expect(decisionLine(decision).sentence.en).not.toBe('');
  });

  it('is approved only where the rules, asked again, allow it', () => {
    const review = [inReview(scored(OFTEN)), decided({ decision: 'approve', reason: 'checked-with-shop' })];
    expect(last(...review, approved({ risk: scored(OFTEN).risk }))).toMatchObject({ agrees: true });
    const strict = { ...POLICY, defaults: { ...POLICY.defaults, window: { last: 1, neverAfter: 1 } } };
    const stream = streamOf(...review, approved({ risk: scored(OFTEN).risk }));
    expect(recordedDecisions(stream, () => strict).at(-1)).toMatchObject({ agrees: false });
  });
});

it('the buyer reads what became of the request, and nothing of the score', () => {
  const recorded = decisionsOf(inReview(scored(OFTEN)));
  const history = historyOf(snapshotTaken(FAILED), requested());
  const decision = { do: 'no', code: 'resubmission-open', known: {} } as const;
  const { request } = buyerExplanation({ history, decision, rules: [], recorded });
  expect(request?.en).toMatch(/A person checks the request and should answer by/);
  expect(request?.zh).toContain('人工审核');
  expect(JSON.stringify(request)).not.toMatch(/often|score|40|得分|requests30d/);
});
