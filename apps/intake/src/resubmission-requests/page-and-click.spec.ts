import { RESUBMISSION_REASONS, type ResubmissionReason } from '@bujiao/contracts';
import {
  decideResubmission,
  emptyHistory,
  evolve,
  historyOfRecord,
  outlookOf,
  Refused,
  type Decision,
  type OrderHistory,
  type Outlook,
} from '@bujiao/order-history';
import {
  approved,
  arrivalsOf,
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  attemptUnknown,
  closed,
  delivered,
  failedForGood,
  generatedFeeds,
  historyOf,
  METADATA,
  minute,
  moreTold,
  recordTaken,
  rejected,
  requested,
  type GeneratedFeed,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import fc from 'fast-check';
import { orderOptions } from '../order-options/order-options.view.js';
import { orderPageView, type OrderPage } from '../order-page/order-page.view.js';
import { requestResubmission, withRecord, type RequestResubmission } from './request-resubmission.decider.js';

/** What earlier resubmissions came to. */
const pasts: Readonly<Record<string, readonly GivenEvent[]>> = {
  none: [],
  rejected: [requested(), rejected()],
  open: [requested()],
  failed: [
    requested(),
    approved(),
    attemptStarted(),
    attemptFailed(),
    failedForGood('r1', 'not-for-sale', minute(20)),
  ],
  'wrong account': [
    requested(),
    approved(),
    attemptStarted(),
    attemptFailed({ code: 'wrong-account' }),
    failedForGood('r1', 'wrong-account', minute(20)),
  ],
  delivered: [requested(), approved(), attemptStarted(), attemptSucceeded(), delivered()],
  closed: [requested(), approved(), attemptStarted(), attemptSucceeded(), delivered(), closed()],
  'given up': [
    requested(),
    approved(),
    attemptStarted(),
    attemptUnknown(),
    failedForGood('r1', 'given-up', minute(20)),
  ],
};

interface Situation {
  readonly feed: GeneratedFeed;
  /** The record as intake has it, in some order of arrival. */
  readonly arrivals: readonly (readonly GeneratedFeed['facts'][number][])[];
  /** How many facts the order's stream holds already; undefined while it is not open. */
  readonly inStream?: number;
  readonly past: string;
  readonly now: number;
}
const situations: fc.Arbitrary<Situation> = generatedFeeds.chain((feed) =>
  fc
    .record({
      arrivals: arrivalsOf(feed.facts),
      inStream: fc.option(fc.nat({ max: feed.facts.length }), { nil: undefined }),
      past: fc.constantFrom(...Object.keys(pasts)),
      now: fc.constantFrom(0.5, 8, 21, 40, 24 * 60 + 8, 16 * 24 * 60),
    })
    .map(({ inStream, now, ...rest }) => ({
      feed,
      ...rest,
      now: Date.parse(minute(now)),
      ...(inStream !== undefined && { inStream }),
    })),
);

/** The stream of the order, as it was opened with the first facts and continued with later ones. */
function streamOf({ feed, inStream, past }: Situation): OrderHistory {
  if (inStream === undefined) return emptyHistory();
  const told = feed.facts.slice(0, inStream);
  const [first, rest] = [told.slice(0, 2), told.slice(2)];
  return historyOf(
    recordTaken(first, feed.terms),
    ...rest.map((fact) => moreTold(fact)),
    ...(pasts[past] ?? []),
  );
}

const pageOf = (history: OrderHistory, now: number): OrderPage =>
  orderPageView({ history, ...decidedOn(history, now), account: undefined, mostLooks: 5 });

const TIMES = { unknownDeadline: 600_000, personDeadline: 7_200_000, autoConfirmAfter: 259_200_000 };

function decidedOn(
  history: OrderHistory,
  now: number,
): { readonly decision: Decision; readonly outlook: Outlook } {
  const decision = decideResubmission({ history, policy: BASELINE, now });
  return { decision, outlook: outlookOf({ history, decision, policy: BASELINE, times: TIMES, now }) };
}

function click(
  history: OrderHistory,
  situation: Situation,
  more: Partial<RequestResubmission> = {},
): { readonly history: OrderHistory } | { readonly refused: Refused } {
  const { feed, now } = situation;
  try {
    const events = requestResubmission(history, {
      resubmissionId: 'click',
      channel: 'one-click',
      fieldsTyped: 0,
      fingerprint: 'click',
      requesterId: 'somebody else than who opened the last one',
      isPlainClick: true,
      record: { terms: feed.terms, told: situation.arrivals.flat() },
      policy: BASELINE,
      now,
      ...more,
    });
    const metadata = { ...METADATA, schemaVersion: 2, occurredAt: new Date(now).toISOString() };
    return { history: events.reduce((h, event) => evolve(h, { ...event, metadata }), history) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error };
    throw error;
  }
}

describe('the order page and the click', () => {
  it('agree on every order: what the page offers is accepted, what it does not is refused with the same words', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const stream = streamOf(situation);
        const record = { terms: situation.feed.terms, told: situation.arrivals.flat() };
        const page = pageOf(withRecord(stream, record), situation.now);
        const answer = click(stream, situation);
        if (page.decision.do === 'go') {
          expect(answer).not.toHaveProperty('refused');
          return;
        }
        const { refused } = answer as { refused: Refused };
        // The one code under which the API has always refused a click for want of an account.
        expect(refused.code).toBe(
          page.decision.code === 'account-needed' ? 'recharge-target-missing' : page.decision.code,
        );
        expect(refused.sentence).toEqual({ zh: page.why.zh, en: page.why.en });
        expect(refused.data).toEqual(page.decision.known);
      }),
      { numRuns: 700 },
    );
  });

  it('each case that the page names can be chosen', () => {
    fc.assert(
      fc.property(situations, fc.nat(), (situation, choice) => {
        const stream = streamOf(situation);
        const record = { terms: situation.feed.terms, told: situation.arrivals.flat() };
        const { cases, decision } = pageOf(withRecord(stream, record), situation.now);
        const chosen = cases[choice % Math.max(1, cases.length)]?.reason;
        fc.pre(chosen !== undefined);
        const target = situation.feed.terms.goods.kind === 'direct-top-up' ? 'given' : undefined;
        const answer = click(stream, situation, {
          reason: chosen as ResubmissionReason,
          ...(target && { target }),
        });
        // Another reason may need a number that the gateway can be asked about.
        if ('refused' in answer) expect(answer.refused.code).toBe('payment-number-unknown');
        expect(decision.do === 'go' || decision.do === 'give').toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('each reason of the dry run is taken exactly when it says so, and refused with the same words', () => {
    fc.assert(
      fc.property(situations, fc.constantFrom(...RESUBMISSION_REASONS), (situation, reason) => {
        const stream = streamOf(situation);
        const record = { terms: situation.feed.terms, told: situation.arrivals.flat() };
        const history = withRecord(stream, record);
        const { options } = orderOptions('O1', { history, policy: BASELINE, now: situation.now });
        const option = options.find((one) => one.reason === reason);
        const gives = option?.fields !== undefined;
        const answer = click(stream, situation, { reason, ...(gives && { target: 'given' }) });
        expect('refused' in answer).toBe(!option?.open);
        if ('refused' in answer) expect(answer.refused.sentence).toEqual(option?.sentence);
      }),
      { numRuns: 500 },
    );
  });

  it('give the same answer for every order of arrival', () => {
    const two = generatedFeeds.chain((feed) =>
      fc.tuple(fc.constant(feed), arrivalsOf(feed.facts), arrivalsOf(feed.facts)),
    );
    fc.assert(
      fc.property(two, ([{ terms, facts }, one, other]) => {
        const pages = [one, other].map((arrivals) =>
          pageOf(
            withRecord(historyOfRecord(terms, facts.slice(0, 1)), { terms, told: arrivals.flat() }),
            Date.parse(minute(40)),
          ),
        );
        expect(pages[1]).toEqual(pages[0]);
      }),
      { numRuns: 500 },
    );
  });

  it('what the page shows of units adds up', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const record = { terms: situation.feed.terms, told: situation.arrivals.flat() };
        const { units } = pageOf(withRecord(streamOf(situation), record), situation.now);
        expect(units.delivered + units.missing + units.refunded).toBe(units.ordered);
      }),
      { numRuns: 500 },
    );
  });
});
