import fc from 'fast-check';
import { BASELINE, type Policy } from '@bujiao/policy';
import { FAILED, historyOf, requested, snapshotTaken } from '../testing/index.js';
import { countRequests, type WindowCount } from './buyer-requests.js';
import { decideResubmission } from './decide-resubmission.js';
import { explainDecision } from './explain-decision.js';
import { judgedRequest } from './judged-request.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const POLICY: Policy = {
  ...BASELINE,
  defaults: {
    ...BASELINE.defaults,
    limits: {
      perOrder: 5,
      perBuyer: [
        { within: DAY, most: 3 },
        { within: 30 * DAY, most: 5 },
      ],
    },
  },
};
const history = historyOf(snapshotTaken(FAILED));
const input = (buyerRequests?: readonly WindowCount[]) => ({
  history,
  policy: POLICY,
  now: NOW,
  ...(buyerRequests && { buyerRequests }),
});
const counts = (day: number, month: number): readonly WindowCount[] => [
  { within: DAY, count: day },
  { within: 30 * DAY, count: month },
];
const ruleOf = (buyerRequests?: readonly WindowCount[], policy = POLICY) =>
  explainDecision({ ...input(buyerRequests), policy }).rules.find(
    ({ rule }) => rule === 'buyer-within-limits',
  );

describe('limits of a buyer', () => {
  it('let a request through below each of them', () => {
    expect(decideResubmission(input(counts(2, 4)))).toMatchObject({ do: 'go' });
    expect(ruleOf(counts(2, 4))).toMatchObject({
      outcome: 'passed',
      read: { requests: 2, most: 3, withinMs: DAY },
    });
  });

  it.each([
    ['the day', counts(3, 3), { requests: 3, most: 3, withinMs: DAY }],
    ['the month', counts(0, 5), { requests: 5, most: 5, withinMs: 30 * DAY }],
  ])('refuse a request where %s is used up, with what was counted', (_, used, known) => {
    expect(decideResubmission(input(used))).toEqual({ do: 'no', code: 'buyer-limit-reached', known });
  });

  it('are set aside by after-sales with a reason', () => {
    const override = { rules: ['buyer-limit-reached'], reason: 'a bulk order went wrong' } as const;
    expect(decideResubmission({ ...input(counts(9, 9)), ask: { override } })).toMatchObject({ do: 'go' });
  });

  it('are not evaluated where nobody counted, or the policy has none: no data is not zero', () => {
    expect(ruleOf()).toMatchObject({ outcome: 'not-evaluated', because: 'buyer-not-counted' });
    expect(ruleOf(counts(9, 9), BASELINE)).toMatchObject({
      outcome: 'not-evaluated',
      because: 'no-buyer-limit',
    });
    expect(decideResubmission(input())).toMatchObject({ do: 'go' });
  });

  it('judge a request as it was counted then, whatever came since', () => {
    const asked = historyOf(snapshotTaken(FAILED), requested({ buyerRequests: counts(3, 3) }));
    const [resubmission] = asked.resubmissions;
    if (!resubmission) throw new Error('no request');
    const again = decideResubmission({ ...judgedRequest(asked, resubmission), policy: POLICY });
    expect(again).toMatchObject({ code: 'buyer-limit-reached' });
  });
});

describe('counting over a window', () => {
  const times = fc.array(fc.integer({ min: NOW - 40 * DAY, max: NOW + DAY }), { maxLength: 60 });
  const windows = [{ within: DAY }, { within: 30 * DAY }];

  it('counts each request that lies in it once, at the moment too and not beyond its end', () => {
    expect(countRequests([NOW, NOW - DAY + 1, NOW - DAY, NOW + 1], windows, NOW)).toEqual(counts(2, 3));
  });

  it('does not depend on the order of the requests, and never counts later ones', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 10 * DAY }), (all, later) => {
        const counted = countRequests(all, windows, NOW);
        expect(countRequests(all.toReversed(), windows, NOW)).toEqual(counted);
        expect(countRequests([...all, NOW + 1 + later], windows, NOW)).toEqual(counted);
      }),
    );
  });

  it('never counts more over a day than over a month, and forgets as time passes', () => {
    fc.assert(
      fc.property(times, (all) => {
        const [day, month] = countRequests(all, windows, NOW);
        expect(day?.count).toBeLessThanOrEqual(month?.count ?? -1);
        expect(countRequests(all, windows, NOW + 80 * DAY).map(({ count }) => count)).toEqual([0, 0]);
      }),
    );
  });

  it('counts over 24 hours, not over a calendar day: clocks that are put back change nothing', () => {
    // In Europe the clocks go back in the night to 2026-10-25: that day has 25 hours.
    const asked = Date.parse('2026-10-24T12:30:00+02:00');
    const at = (iso: string): number | undefined =>
      countRequests([asked], windows, Date.parse(iso))[0]?.count;
    expect(at('2026-10-25T11:29:59+01:00')).toBe(1);
    expect(at('2026-10-25T11:30:00+01:00')).toBe(0);
    // And a leap day is a day.
    const leap = Date.parse('2028-02-28T23:00:00Z');
    expect(countRequests([leap], windows, Date.parse('2028-02-29T22:59:59Z'))[0]?.count).toBe(1);
    expect(countRequests([leap], windows, Date.parse('2028-03-01T00:00:00Z'))[0]?.count).toBe(0);
  });
});
