import { BASELINE } from '@bujiao/policy';
import fc from 'fast-check';
import { findConflicts } from '../conflict/find-conflicts.js';
import { decideResubmission } from '../decision/decide-resubmission.js';
import { unitsOf } from '../delivery/units.js';
import { historyOfRecord, orderOf, type OrderHistory } from '../order-history.js';
import { arrivalsOf, generatedFeeds, minute, type GeneratedFeed } from '../testing/index.js';
import { addFacts, countFacts } from './order-record.js';
import { currentTerms, termsNow } from './terms.js';

const NOW = Date.parse(minute(40));

/** The record that batches of facts leave, whatever was in it before each. */
const recordOf = (
  { terms }: GeneratedFeed,
  batches: readonly (readonly GeneratedFeed['facts'][number][])[],
): OrderHistory => historyOfRecord(terms, batches.reduce(addFacts, [] as GeneratedFeed['facts']));

const everythingOf = (history: OrderHistory): object => ({
  order: orderOf(history),
  units: unitsOf(history),
  conflicts: findConflicts(history),
  decision: decideResubmission({ history, policy: BASELINE, now: NOW }),
});

describe('whatever the order of arrival, repetition and batches', () => {
  it('the same facts give the same order, units, conflicts and decision', () => {
    const feedAndArrival = generatedFeeds.chain((feed) =>
      fc.tuple(fc.constant(feed), arrivalsOf(feed.facts), arrivalsOf(feed.facts)),
    );
    fc.assert(
      fc.property(feedAndArrival, ([feed, one, other]) => {
        const [a, b] = [recordOf(feed, one), recordOf(feed, other)];
        expect(a.told).toHaveLength(feed.facts.length);
        expect(everythingOf(b)).toEqual(everythingOf(a));
      }),
      { numRuns: 600 },
    );
  });

  it('units are never negative and never more than were ordered', () => {
    fc.assert(
      fc.property(generatedFeeds, ({ terms, facts }) => {
        const { ordered, surelyByShop, possiblyByShop, missing, owed, open } = unitsOf(
          historyOfRecord(terms, facts),
        );
        expect(surelyByShop).toBeLessThanOrEqual(possiblyByShop);
        for (const n of [surelyByShop, possiblyByShop, missing, owed, open])
          expect(n).toBeGreaterThanOrEqual(0);
        expect(owed).toBeLessThanOrEqual(missing);
        expect(missing).toBeLessThanOrEqual(ordered);
        expect(owed + Math.min(ordered, possiblyByShop)).toBeLessThanOrEqual(ordered);
      }),
      { numRuns: 600 },
    );
  });

  it('what is asked about one order changes nothing that is said of another', () => {
    fc.assert(
      fc.property(generatedFeeds, generatedFeeds, (one, other) => {
        const alone = everythingOf(historyOfRecord(one.terms, [...one.facts]));
        const [a, b] = [one, other].map(({ terms, facts }) => historyOfRecord(terms, facts));
        everythingOf(b as OrderHistory);
        unitsOf(a as OrderHistory);
        decideResubmission({ history: b as OrderHistory, policy: BASELINE, now: NOW });
        expect(everythingOf(a as OrderHistory)).toEqual(alone);
      }),
      { numRuns: 200 },
    );
  });

  it('the terms of a record are those of its facts that count', () => {
    fc.assert(
      fc.property(generatedFeeds, ({ terms, facts }) => {
        expect(currentTerms(terms, facts)).toEqual(termsNow(terms, countFacts(facts).counted));
      }),
      { numRuns: 300 },
    );
  });
});
