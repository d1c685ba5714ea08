import fc from 'fast-check';
import { LABELS, type Label } from '../past/label.js';
import { OUTCOMES, type Outcome, type Verdict } from '../past/outcome.js';
import type { PastDecision } from '../past/past-decisions.js';
import { addDecision } from './add-decision.js';
import type { Judge, JudgedAgain } from './judge.js';
import { reportOf } from './report.js';
import { emptyTally, MOST_CHANGED, MOST_IN_CELL, type Tally } from './tally.js';

interface Case {
  readonly old: Outcome;
  readonly draft: Outcome | 'proof-missing' | 'features-missing';
  readonly label: Label;
  readonly amount: number;
  readonly day: number;
  readonly waited?: number;
  readonly effort?: PastDecision['effort'];
}

const verdict = (outcome: Outcome): Verdict => ({
  outcome,
  ...(outcome === 'refuse' && { code: 'declined' }),
  factors: [{ factor: outcome, points: 1, sentence: { zh: '', en: '' } }],
});

function tried(cases: readonly Case[], from?: Tally): Tally {
  const tally = from ?? emptyTally();
  for (const [i, { old, draft, label, amount, day, ...asked }] of cases.entries()) {
    const at = new Date(Date.parse('2026-11-01T08:00:00.000Z') + day * 86_400_000).toISOString();
    const resubmission = { resubmissionId: `r${i}` };
    const decision = {
      revision: 3,
      at,
      old: verdict(old),
      label,
      resubmission,
      features: {},
      effort: { steps: 1, fields: 0 },
      ...asked,
    } as unknown as PastDecision;
    const judged: JudgedAgain = draft.endsWith('missing')
      ? { notTold: draft as 'proof-missing' }
      : verdict(draft as Outcome);
    const judge: Judge = { verdict: () => judged, amountOf: () => amount };
    addDecision(tally, { orderId: `o${i}`, decision, draft: judge });
  }
  return tally;
}

const one = (parts: Partial<Case>): Case => ({
  old: 'straight-through',
  draft: 'straight-through',
  label: 'not-known',
  amount: 100,
  day: 0,
  ...parts,
});

describe('what honest buyers have to do', () => {
  it('is said before and after: a review costs minutes, a refusal one more step, and no field changes', () => {
    const { comparison } = reportOf(
      tried([
        one({ label: 'confirmed', effort: { steps: 1, fields: 2 } }),
        one({ label: 'confirmed', draft: 'human' }),
        one({ label: 'no-complaint', old: 'human', waited: 30 * 60_000 }),
        one({ label: 'confirmed', draft: 'refuse', effort: { steps: 0, fields: 0 } }),
        one({ label: 'dispute', draft: 'human', effort: { steps: 1, fields: 9 } }),
      ]),
    );
    expect(comparison?.honest).toEqual({
      decisions: 4,
      steps: { old: 3 / 4, new: 4 / 4 },
      fields: { old: 2 / 4, new: 2 / 4 },
      minutes: { old: 30 / 4, new: 30 / 4 },
    });
  });

  it('has no minutes where the draft needs a reviewer and none was ever measured', () => {
    const honest = (draft: Outcome) =>
      reportOf(tried([one({ label: 'confirmed', draft })])).comparison?.honest;
    expect(honest('human')).not.toHaveProperty('minutes');
    expect(honest('straight-through')).toMatchObject({ minutes: { old: 0, new: 0 } });
    expect(reportOf(tried([one({})])).comparison).not.toHaveProperty('honest');
  });
});

describe('the report of a backtest', () => {
  it('says what is let through and stopped, how it turned out, and what it is worth', () => {
    const { comparison } = reportOf(
      tried([
        one({ old: 'human', draft: 'straight-through', label: 'dispute', amount: 500 }),
        one({ old: 'human', draft: 'straight-through', label: 'confirmed' }),
        one({ draft: 'refuse', label: 'refund', amount: 300 }),
        one({ draft: 'human', label: 'confirmed', amount: 70 }),
        one({ label: 'no-complaint' }),
        one({ label: 'dispute' }),
      ]),
    );
    expect(comparison).toMatchObject({
      changed: 4,
      looser: { decisions: 2, amount: 600 },
      stricter: { decisions: 2 },
      badLetThrough: { decisions: 1, amount: 500 },
      badStopped: { decisions: 1, amount: 300 },
      goodStopped: { decisions: 1, amount: 70 },
      quality: {
        old: { stopped: 2, stoppedBad: 1, bad: 3, precision: 1 / 2, recall: 1 / 3 },
        new: { stopped: 2, stoppedBad: 1, bad: 3, precision: 1 / 2, recall: 1 / 3 },
        unknown: 0,
      },
    });
    expect(comparison?.mostChanged.map(({ orderId }) => orderId)).toEqual(['o0', 'o2', 'o1', 'o3']);
  });

  it('counts reviews over all days between the first and the last decision, against what reviewers can do', () => {
    const tally = tried([
      one({ draft: 'human' }),
      one({ draft: 'second-check', day: 0 }),
      one({ old: 'human', day: 3 }),
    ]);
    expect(reportOf(tally, { capacity: 0.25 }).comparison?.reviews).toEqual({
      days: 4,
      old: 0.25,
      new: 0.5,
      mostOld: 1,
      mostNew: 2,
      capacity: 0.25,
      overCapacity: 0.25,
    });
  });

  it('compares nothing where features are missing, unless a rule had refused', () => {
    const missing = { draft: 'features-missing' } as const;
    const report = reportOf(
      tried([one(missing), one({ day: 1 }), one({ ...missing, day: 2 }), one({ day: 3 }), one({ day: 4 })]),
    );
    expect(report.comparison).toBe(undefined);
    expect(report.incomplete).toEqual({
      decisions: 2,
      lastAt: '2026-11-03T08:00:00.000Z',
      completeFrom: '2026-11-04T08:00:00.000Z',
    });
    const declined = reportOf(tried([one({ ...missing, old: 'refuse' })]));
    expect(declined.incomplete?.decisions).toBe(1);
    expect(reportOf(tried([one({ draft: 'proof-missing' })]))).toMatchObject({
      notTold: [{ why: 'proof-missing', decisions: 1 }],
      comparison: { changed: 0, cells: [] },
    });
  });

  const cases = fc.array(
    fc.record({
      old: fc.constantFrom(...OUTCOMES),
      draft: fc.constantFrom(...OUTCOMES, 'proof-missing' as const),
      label: fc.constantFrom(...LABELS),
      amount: fc.integer({ min: 0, max: 1_000 }),
      day: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 120 },
  );

  it('adds up, stays bounded, and is the same from a checkpoint', () => {
    fc.assert(
      fc.property(cases, fc.nat(120), (all, cut) => {
        const whole = tried(all);
        const { comparison, decisions, notTold } = reportOf(whole);
        const told = comparison?.cells.reduce((sum, cell) => sum + cell.decisions, 0) ?? 0;
        const left = notTold.reduce((sum, { decisions: n }) => sum + n, 0);
        expect(told + left).toBe(decisions);
        expect(comparison?.labels.reduce((sum, { decisions: n }) => sum + n, 0)).toBe(told);
        expect(whole.changed.length).toBeLessThanOrEqual(MOST_CHANGED);
        for (const { orders } of Object.values(whole.cells))
          expect(orders.length).toBeLessThanOrEqual(MOST_IN_CELL);
        const saved = JSON.parse(JSON.stringify(tried(all.slice(0, cut)))) as Tally;
        expect(reportOf(tried(all.slice(cut), saved)).comparison?.changed).toBe(comparison?.changed);
      }),
    );
  });
});
