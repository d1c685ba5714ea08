import { NOTICE_CATALOGUE, type OrderEvent, type OrderFact } from '@bujiao/contracts';
import { evolve, offerState, openOffer, standingOffer, type OrderHistory } from '@bujiao/order-history';
import {
  arrivalsOf,
  generatedFeeds,
  given,
  historyOf,
  METADATA,
  minute,
  NOW,
  offered,
  OFFER,
  offerExpired,
  offerWithdrawn,
  paidOrder,
  recordTaken,
  rejected,
  requested,
  TERMS,
  told,
  TOP_UP_TERMS,
} from '@bujiao/order-history/testing';
import { BASELINE, type OfferPolicy, type Policy } from '@bujiao/policy';
import fc from 'fast-check';
import {
  requestResubmission,
  type RequestResubmission,
} from '../resubmission-requests/request-resubmission.decider.js';
import {
  expireOffer,
  judgeOffer,
  offerResubmission,
  withdrawOffer,
  type OfferLook,
} from './offer.decider.js';

const OFFERS: OfferPolicy = {
  for: [
    'payment-timed-out',
    'payment-notice-lost',
    'delivery-failed',
    'delayed',
    'partly-delivered',
    'stuck',
  ],
  after: 0,
  lasts: 24 * 60 * 60_000,
};
const policyWith = (more: Partial<Policy['defaults']>): Policy => ({
  ...BASELINE,
  version: 'offers',
  defaults: { ...BASELINE.defaults, ...more },
});
const OFFERING = policyWith({ offer: OFFERS });

const failed = (code = '110'): readonly OrderFact[] => [...paidOrder(), told('delivery-failed', 2, { code })];
const look = (facts: readonly OrderFact[], more: Partial<OfferLook> = {}): OfferLook => ({
  record: { terms: TERMS, told: facts },
  policy: OFFERING,
  now: NOW,
  consent: false,
  ...more,
});
const offering =
  (seen: OfferLook) =>
  (history: OrderHistory): readonly OrderEvent[] =>
    offerResubmission(history, OFFER, seen);

const after = (history: OrderHistory, events: readonly OrderEvent[], at = NOW): OrderHistory =>
  events.reduce(
    (state, event) =>
      evolve(state, {
        ...event,
        metadata: { ...METADATA, schemaVersion: 2, occurredAt: new Date(at).toISOString() },
      }),
    history,
  );

describe('an order that went wrong', () => {
  it('is offered, and its stream opens with the offer', () => {
    given()
      .when(offering(look(failed())))
      .then(
        { type: 'OrderSnapshotTaken' },
        {
          type: 'ResubmissionOffered',
          data: { offerId: OFFER, reason: 'delivery-failed', quantity: 1, paymentProven: false },
        },
      );
  });

  it('is told in both languages, with the version of the words', () => {
    const [, event] = offerResubmission(historyOf(), OFFER, look(failed()));
    expect(event).toMatchObject({
      data: {
        notice: {
          code: 'offer-made',
          catalogue: NOTICE_CATALOGUE,
          languages: ['zh', 'en'],
          sentence: {
            zh: expect.stringContaining('点一下即可补发 1 件'),
            en: expect.stringContaining('One click redelivers 1 unit'),
          },
        },
      },
    });
  });

  it.each<[string, readonly OrderFact[], number]>([
    ['delivered', [...failed(), told('delivered', 3, { quantity: 1 })], NOW],
    ['healthy so far', paidOrder(), Date.parse(minute(5))],
    ['cancelled by the shop', [...failed(), told('cancelled', 3, { cause: 'shop' })], NOW],
    ['one whose failure needs a person', failed('118'), NOW],
    ['one beyond its window', failed(), NOW + 25 * 60 * 60_000],
  ])('is not offered where the click would be refused: %s', (_, facts, now) => {
    given()
      .when(offering(look(facts, { now })))
      .thenNothing();
  });

  it('is not offered where something has to be given', () => {
    const seen = look(failed('116'), { record: { terms: TOP_UP_TERMS, told: failed('116') } });
    expect(judgeOffer(historyOf(), seen)).toEqual({ do: 'nothing', code: 'account-needed' });
  });

  it('is not offered under a policy that offers nothing for it', () => {
    const [, ...others] = OFFERS.for.filter((kind) => kind !== 'delivery-failed');
    for (const policy of [BASELINE, policyWith({ offer: { ...OFFERS, for: others } })])
      expect(judgeOffer(historyOf(), look(failed(), { policy }))).toEqual({
        do: 'nothing',
        code: 'not-offered-by-policy',
      });
  });

  it('is offered once for each anomaly, and one at a time', () => {
    const facts = failed();
    given(recordTaken(facts), offered({ anomaly: { kind: 'delivery-failed', at: minute(2) } }))
      .when(offering(look(facts)))
      .thenNothing();
    const expired = offered({
      anomaly: { kind: 'delivery-failed', at: minute(2) },
      expiresAt: minute(30),
    });
    given(recordTaken(facts), expired)
      .when(offering(look(facts)))
      .thenNothing();
    given(recordTaken(facts), expired)
      .when(offering(look([...facts, told('delivery-failed', 40, { code: '110' })])))
      .then({ type: 'OriginalOrderChanged' }, { type: 'ResubmissionOffered' });
  });

  it('is not offered again to a buyer who asked since, whatever came of it', () => {
    const asked = { ...requested(), metadata: { occurredAt: minute(10) } };
    expect(judgeOffer(historyOf(recordTaken(failed()), asked, rejected()), look(failed()))).toEqual({
      do: 'nothing',
      code: 'asked-before',
    });
  });

  it('ends its offer with the window', () => {
    const policy = policyWith({ offer: { ...OFFERS, lasts: 30 * 24 * 60 * 60_000 } });
    const [, event] = offerResubmission(historyOf(), OFFER, look(failed(), { policy }));
    expect(event?.data).toMatchObject({
      expiresAt: new Date(Date.parse(minute(2)) + BASELINE.defaults.window.last).toISOString(),
    });
  });
});

describe('an order that nobody paid for, as far as the shop knows', () => {
  const silent: readonly OrderFact[] = [];
  const asked = look(silent);

  it('is not offered before the gateway was asked', () => {
    expect(judgeOffer(historyOf(), asked)).toEqual({ do: 'ask-gateway', numbers: ['P1'] });
    given().when(offering(asked)).thenNothing();
  });

  it('is offered where the gateway says that it is paid: the notice was lost', () => {
    const proofs = [{ paymentId: 'P1', status: 'paid', amount: TERMS.amount }] as const;
    given()
      .when(offering(look(silent, { proofs })))
      .then(
        { type: 'OrderSnapshotTaken' },
        { type: 'ResubmissionOffered', data: { reason: 'payment-notice-lost', paymentProven: true } },
      );
  });

  it.each(['unpaid', 'unknown', 'refunded', 'other-order', 'unclear'] as const)(
    'is not offered where the gateway says: %s',
    (status) => {
      given()
        .when(offering(look(silent, { proofs: [{ paymentId: 'P1', status }] })))
        .thenNothing();
    },
  );
});

describe('zero touch', () => {
  it.each([
    ['no', true, 'offer'],
    ['consent', false, 'offer'],
    ['consent', true, 'zero-touch'],
    ['always', false, 'zero-touch'],
  ] as const)('%s, consent %s: %s', (zeroTouch, consent, outcome) => {
    const policy = policyWith({ offer: OFFERS, zeroTouch });
    expect(judgeOffer(historyOf(), look(failed(), { policy, consent })).do).toBe(outcome);
  });

  it('never opens what needs something from the buyer', () => {
    const policy = policyWith({ offer: OFFERS, zeroTouch: 'always' });
    const record = { terms: TOP_UP_TERMS, told: failed('116') };
    expect(judgeOffer(historyOf(), look([], { policy, consent: true, record })).do).toBe('nothing');
  });
});

describe('the end of an offer', () => {
  const stream = [recordTaken(failed()), offered()];
  const withdraw =
    (facts: readonly OrderFact[], now = NOW) =>
    (history: OrderHistory): readonly OrderEvent[] =>
      withdrawOffer(history, { record: { terms: TERMS, told: facts }, policy: OFFERING, now });

  it('comes with the news that the order healed', () => {
    given(...stream)
      .when(withdraw([...failed(), told('delivered', 50, { quantity: 1 })]))
      .then({ type: 'OfferWithdrawn', data: { offerId: OFFER, code: 'order-delivered' } });
  });

  it('comes with the news that a person has to decide', () => {
    given(...stream)
      .when(withdraw([...failed(), told('delivery-failed', 50, { code: '118' })]))
      .then({ type: 'OfferWithdrawn', data: { code: 'failure-needs-person' } });
  });

  it('does not come while the click would be taken, nor twice', () => {
    given(...stream)
      .when(withdraw(failed()))
      .thenNothing();
    given()
      .when(withdraw([...failed(), told('delivered', 50, { quantity: 1 })]))
      .thenNothing();
    given(...stream, requested())
      .when(withdraw([...failed(), told('delivered', 50, { quantity: 1 })]))
      .thenNothing();
  });

  it('comes with its time, and with the click', () => {
    const history = historyOf(...stream);
    const input = (now: number, policy = OFFERING) => ({ history, policy, now });
    const [offer] = history.offers;
    if (!offer) throw new Error('nothing was offered');
    expect(offerState(offer, input(NOW))).toBe('open');
    expect(offerState(offer, input(Date.parse(offer.expiresAt)))).toBe('expired');
    expect(historyOf(...stream, requested()).offers).toMatchObject([{ ended: { by: 'taken' } }]);
  });

  it('is recorded once its time is over, and only where nothing else had ended it', () => {
    const [offer] = historyOf(...stream).offers;
    if (!offer) throw new Error('nothing was offered');
    const { expiresAt } = offer;
    const expire = (now: number) => (history: OrderHistory) => expireOffer(history, OFFER, now);
    const over = Date.parse(expiresAt);
    given(...stream)
      .when(expire(over - 1))
      .thenNothing();
    given(...stream)
      .when(expire(over))
      .then({ type: 'OfferExpired', data: { offerId: OFFER, expiresAt } });
    for (const end of [offerExpired(expiresAt), offerWithdrawn(), requested()])
      given(...stream, end)
        .when(expire(over))
        .thenNothing();
    expect(historyOf(...stream, offerExpired(expiresAt)).offers).toMatchObject([
      { ended: { by: 'expired', at: expiresAt } },
    ]);
  });

  it('is suspended while a rule forbids the click that the policy of its time allowed', () => {
    const strict = policyWith({ offer: OFFERS, window: { last: 60_000, neverAfter: 60_000 } });
    const history = historyOf(...stream);
    const input = { history, policy: strict, now: NOW };
    expect(offerState(history.offers[0] as never, input)).toBe('suspended');
    expect(standingOffer(input)).toBeUndefined();
  });
});

describe('of whatever a shop tells, in whatever order', () => {
  const situations = generatedFeeds.chain((feed) =>
    fc.record({
      feed: fc.constant(feed),
      arrivals: arrivalsOf(feed.facts),
      lookedAt: fc.constantFrom(0.5, 8, 21, 40, 23 * 60),
      before: fc.nat({ max: feed.facts.length }),
      clickedAfter: fc.constantFrom(0, 1, 30, 120, 24 * 60),
    }),
  );

  it('an offer that stands is always taken by the click', () => {
    let stood = 0;
    fc.assert(
      fc.property(situations, ({ feed, arrivals, lookedAt, before, clickedAfter }) => {
        const facts = arrivals.flat();
        const terms = { ...TERMS, ...feed.terms };
        const now = Date.parse(minute(lookedAt));
        const early = { terms, told: facts.slice(0, before) };
        const seen: OfferLook = { record: early, policy: OFFERING, now, consent: false };
        const first = judgeOffer(historyOf(), seen);
        const proofs =
          first.do === 'ask-gateway'
            ? first.numbers.map((paymentId) => ({ paymentId, status: 'paid', amount: terms.amount }) as const)
            : undefined;
        const offer = offerResubmission(historyOf(), OFFER, { ...seen, ...(proofs && { proofs }) });
        if (offer.length === 0) return;
        let history = after(historyOf(), offer, now);
        // The rest arrives: the news and the end of the offer are one append.
        const clickedAt = now + clickedAfter * 60_000;
        const record = { terms, told: facts };
        history = after(
          history,
          withdrawOffer(history, { record, policy: OFFERING, now: clickedAt }),
          clickedAt,
        );
        const click: RequestResubmission = {
          resubmissionId: 'r1',
          channel: 'one-click',
          fieldsTyped: 0,
          fingerprint: 'f',
          requesterId: terms.buyerId,
          isPlainClick: true,
          record,
          policy: OFFERING,
          now: clickedAt,
        };
        if (!openOffer(history, clickedAt)) return;
        stood += 1;
        const taken = requestResubmission(history, click);
        expect(taken.at(-1)?.type).toBe('ResubmissionRequested');
        expect(after(history, taken, clickedAt).offers).toMatchObject([{ ended: { by: 'taken' } }]);
      }),
      { numRuns: 400 },
    );
    expect(stood).toBeGreaterThan(10);
  });
});
