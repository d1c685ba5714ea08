import {
  CANCELLATION_CAUSES,
  CONFLICT_ACTIONS,
  CONFLICT_CODES,
  ORDER_FEED_EVENT_TYPES,
  ORDER_STATUSES,
  REFUND_CAUSES,
  RESUBMISSION_REASONS,
  type ConflictCode,
  type OrderFact,
  type OrderFactData,
  type OrderFeedEventType,
} from '@bujiao/contracts';
import { announcesRefund, DECISION_REFUSALS } from '@bujiao/order-history';
import { BASELINE } from '@bujiao/policy';
import { DECISION_EXAMPLES } from './decisions/examples.js';
import {
  cancellationCause,
  CONFLICT_ACTION_TEXTS,
  conflictText,
  decisionSentence,
  endSentence,
  exampleSentence,
  failureOf,
  failureSentence,
  KNOWN_DECISION_CODES,
  KNOWN_FAILURE_CODES,
  moment,
  money,
  notBefore,
  ORDER_STATUS_NAMES,
  reasonName,
  span,
  termNames,
  toldSentence,
  type Values,
} from './index.js';
import { expectTrueSentence } from './testing/true-sentence.js';

/** What one code says with other values than the example: its other forms. */
const FORMS: readonly (readonly [code: string, values: Values])[] = [
  ['resubmittable', { quantity: 1, afterProof: false }],
  ['resubmittable', { quantity: 1200, afterProof: true }],
  ['account-needed', { fields: 'rechargeAccount' }],
  ['account-needed', { code: '103', fields: 'gameArea,gameServer' }],
  ['account-needed', { code: 'role-missing', fields: 'gameRole' }],
  ['account-needed', { code: 'code-555', fields: 'rechargeAccount' }],
  ['same-account', { fields: 'rechargeAccount' }],
  ['nothing-owed', { ordered: 1, delivered: 1 }],
  ['reason-does-not-fit', { reason: 'none', fitting: '' }],
  ['reason-does-not-fit', { reason: 'stuck', fitting: RESUBMISSION_REASONS.join(',') }],
  [
    'outside-window',
    {
      since: '2026-11-23T09:02:30.000Z',
      placedAt: '2026-11-08T09:00:00.000Z',
      windowMs: 1,
      neverAfterMs: 15 * 86_400_000,
    },
  ],
  ...CANCELLATION_CAUSES.map(
    (cause) => ['order-cancelled', { at: '2026-11-23T09:02:30.000Z', cause }] as const,
  ),
  ...KNOWN_FAILURE_CODES.map((code) => ['failure-needs-person', { code }] as const),
  ...KNOWN_FAILURE_CODES.map(
    (code) => ['refund-announced', { code, at: '2026-11-23T09:02:30.000Z' }] as const,
  ),
];

const AT = '2026-11-23T09:02:30.000Z';
const CONFLICTS: Readonly<Record<ConflictCode, readonly Values[]>> = {
  'over-delivered': [{ ordered: 1, byShop: 1, byUs: 1 }],
  'refunded-and-delivered': [
    { refunded: 120_400, delivered: 1, deliveredValue: 1000 },
    { refunded: 1, delivered: 2, deliveredValue: 1000 },
  ],
  'cancelled-and-delivered': [
    { delivered: 1, unsettled: 0, cancelledAt: AT, cause: 'buyer' },
    { delivered: 0, unsettled: 1, cancelledAt: AT, cause: 'payment-timed-out' },
  ],
  'delivered-after-cancellation': [{ delivered: 1, unsettled: 0, cancelledAt: AT, cause: 'risk' }],
  'publishers-disagree': [
    { term: 'amount', paymentId: 'P1' },
    { term: 'amount', paymentId: 'none' },
  ],
  'relied-on-withdrawn': [
    { what: 'supplier-order', requestNo: '1' },
    { what: 'recharge-target', resubmissionId: 'r1' },
    { what: 'payment', resubmissionId: 'r1' },
    { what: 'anything-else' },
  ],
  overpaid: [{ surplus: 100 }],
  'payment-unclear': [{ paymentId: 'P1' }],
  'maybe-delivered': [{ ordered: 3, surely: 1, possibly: 2 }],
  'refund-without-units': [{ amount: 120_400 }],
  'cancelled-after-payment': [{}],
  'failure-needs-person': [{ code: '118' }, { code: 'code-555' }],
  'record-full': [{ facts: 1_000 }],
  'placed-twice': [
    { first: 'shop', others: 'mailer', terms: 'amount' },
    { first: 'shop', others: 'mailer,warehouse', terms: 'amount,goods.unitPrice' },
  ],
};

/** Codes that supplier calls, stock and the step after a history record for an attempt or a person. */
const OF_FULFILLMENT = [
  ...['units-unknown', 'cards-missing', 'cards-unreadable', 'cards-known-already', 'other-number-of-cards'],
  ...['other-quantity-answered', 'quantity-unreadable', 'other-order-answered', 'order-not-named'],
  ...['http-error-answered', 'success-without-number', 'unreadable-answer', 'supplier-unavailable'],
  ...[
    'supplier-unreachable',
    'connection-broken',
    'timed-out',
    'number-unknown',
    'beyond-idempotency-horizon',
  ],
  ...['unknown-supplier', 'too-late-to-send', 'not-arrived-yet', 'sent-again', 'outcome-unknown', 'not-held'],
  ...['out-of-stock', 'failed-at-supplier', 'failed-at-brand', 'recharge-target-unreadable', 'processing'],
  ...[
    'given-up',
    'nothing-owed',
    'order-cancelled',
    'order-refunded',
    'refund-without-units',
    'conflict-open',
  ],
  ...['maybe-delivered', 'manual-delivered', 'manual-not-delivered', 'unknown', 'delivery-failed'],
  ...['103', '104', '105', '106', '107', '108', '109', '110', '111', '112', '113', '114', '116', '117'],
  ...['118', '119', '120', '121', '122', '123', '1000'],
];

const TOLD: { readonly [T in OrderFeedEventType]: readonly OrderFactData[T][] } = {
  'shop.order.placed': [
    {},
    { merchantId: 'M1', paymentId: 'P1' },
    { disputes: ['amount', 'goods.unitPrice', 'rechargeTarget.gameRole', 'something-new'] },
  ],
  'shop.order.payment-started': [{ paymentId: 'P1' }, { paymentId: 'P1', amount: 120_400 }],
  'shop.order.paid': [{}, { paymentId: 'P1' }, { amount: 100 }],
  'shop.order.payment-timed-out': [{}, { paymentId: 'P1' }],
  'shop.order.refunded': [
    { amount: 120_400 },
    { amount: 100, quantity: 1, refundId: 'R1' },
    ...REFUND_CAUSES.map((cause) => ({ amount: 100, quantity: 2, cause })),
  ],
  'shop.order.held': [
    { resubmissionId: 'r1' },
    { resubmissionId: 'r1', delivered: 1, pendingSupplierOrders: [{ supplierId: 'S1', requestNo: '1' }] },
  ],
  'shop.order.delivered': [
    { quantity: 1 },
    { quantity: 2, deliveryId: 'd1' },
    { quantity: 1, supplierOrder: { supplierId: 'S1', requestNo: '1' } },
    { quantity: 10_000, deliveryId: 'bujiao:legacy' },
  ],
  'shop.order.delivery-failed': [
    {},
    { quantity: 1 },
    ...KNOWN_FAILURE_CODES.map((code) => ({ code })),
    { code: 'code-555', quantity: 2, supplierOrder: { supplierId: 'S1', requestNo: '1' } },
  ],
  'shop.order.delayed': [
    {},
    { pendingSupplierOrder: { supplierId: 'S1', requestNo: '1' } },
    {
      pendingSupplierOrders: [
        { supplierId: 'S1', requestNo: '1' },
        { supplierId: 'S2', requestNo: '7', quantity: 2 },
      ],
    },
  ],
  'shop.order.cancelled': [{}, ...CANCELLATION_CAUSES.map((cause) => ({ cause }))],
  'shop.order.corrected': [
    { reason: 'wrong order', withdraws: [{ source: '/shop', id: 'e1' }] },
    {
      reason: 'typed wrong',
      terms: { amount: 100, quantity: 1, goods: { name: 'x' }, rechargeTarget: { keyOf: 'B1', sealed: 's' } },
    },
  ],
};

describe('every code has a true sentence in both languages', () => {
  it.each(KNOWN_DECISION_CODES)('the decision %s', (code) => {
    expectTrueSentence(exampleSentence(code));
  });

  it.each(FORMS)('the decision %s with %j', (code, values) => {
    expectTrueSentence(decisionSentence(code, values));
  });

  it('every code that a decision can have is known', () => {
    const decided = [...DECISION_REFUSALS, 'resubmittable', 'account-needed', 'requester-not-owner'];
    expect(decided.filter((code) => !KNOWN_DECISION_CODES.includes(code))).toEqual([]);
  });

  it('two codes never say the same', () => {
    const sentences = KNOWN_DECISION_CODES.map((code) => exampleSentence(code).zh);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it.each(Object.entries(DECISION_EXAMPLES))(
    'the values that %s reads stand in its sentence',
    (code, values) => {
      const { zh, en } = decisionSentence(code, values);
      const shown = [
        ...['amount', 'due', 'received', 'missing'].filter((k) => k in values).map((k) => money(values[k])),
        ...['at'].filter((k) => k in values).map((k) => moment(values[k])),
        ...['until'].filter((k) => k in values).map((k) => notBefore(values[k])),
        ...['ordered', 'quantity', 'surely', 'possibly', 'tries', 'limit']
          .filter((k) => k in values)
          .map((k) => String(values[k])),
      ];
      for (const text of shown) {
        expect(zh).toContain(text);
        expect(en).toContain(text);
      }
      if (values['code'] !== undefined) expect(zh).toContain(failureOf(values['code']).zh);
    },
  );

  it.each(CONFLICT_CODES.flatMap((code) => CONFLICTS[code].map((values) => [code, values] as const)))(
    'the contradiction %s with %j',
    (code, values) => {
      const part = conflictText(code, values);
      expectTrueSentence(part);
      expectTrueSentence(decisionSentence('conflict-open', { ...values, conflict: code }));
    },
  );

  it('says that something contradicts itself for a contradiction of a later version', () => {
    expectTrueSentence(conflictText('constructor', {}));
  });

  it.each(CONFLICT_ACTIONS)('the way of closing a contradiction %s', (action) => {
    expectTrueSentence(CONFLICT_ACTION_TEXTS[action]);
  });

  it.each([...new Set([...OF_FULFILLMENT, ...KNOWN_FAILURE_CODES])])(
    'the failure %s, also as an end',
    (code) => {
      const { zh } = failureOf(code);
      expect(zh).not.toMatch(/^错误码/);
      expectTrueSentence(failureOf(code));
      expectTrueSentence(failureSentence(code));
      expectTrueSentence(endSentence(code));
    },
  );

  it.each([undefined, '', 'code-555', '555', 'constructor'])(
    'the failure %s, which no table holds',
    (code) => {
      expectTrueSentence(failureOf(code));
      expect(failureOf(code).zh).not.toContain('code');
    },
  );

  it.each(KNOWN_FAILURE_CODES)(
    'the end by %s speaks of after-sales where a refund is announced, and only there',
    (code) => {
      const { zh, en } = endSentence(code);
      expect(zh.includes('售后')).toBe(announcesRefund(code, BASELINE));
      expect(en.includes('after-sales')).toBe(announcesRefund(code, BASELINE));
    },
  );

  it.each(
    ORDER_FEED_EVENT_TYPES.flatMap((type) =>
      (TOLD[type] as readonly object[]).map((data) => [type, data] as const),
    ),
  )('what was told: %s %j', (type, data) => {
    expectTrueSentence(toldSentence({ type, data } as OrderFact));
  });

  it.each(ORDER_STATUSES)('the status %s', (status) => {
    expectTrueSentence(ORDER_STATUS_NAMES[status]);
  });

  it.each([...RESUBMISSION_REASONS, 'constructor', 'a reason of later'])('the reason %s', (reason) => {
    expectTrueSentence(reasonName(reason));
  });

  it.each([...CANCELLATION_CAUSES, undefined, 'toString'])('the cause of a cancellation %s', (cause) => {
    expectTrueSentence(cancellationCause(cause));
  });

  it('names terms, and none bare', () => {
    expectTrueSentence(termNames(['amount', 'rechargeTarget', 'constructor']));
  });
});

describe('numbers, money, moments and spans', () => {
  it.each([
    [0, '¥0.00'],
    [1, '¥0.01'],
    [120_400, '¥1,204.00'],
    [-100, '−¥1.00'],
  ])('%i fen is %s', (fen, text) => expect(money(fen)).toBe(text));

  it('a moment is in China time; one that has to have passed is rounded up', () => {
    expect(moment('2026-11-23T16:02:30.000Z')).toBe('11-24 00:02');
    expect(notBefore('2026-11-23T16:02:30.000Z')).toBe('11-24 00:03');
    expect(notBefore('2026-11-23T16:02:00.000Z')).toBe('11-24 00:02');
  });

  it.each([
    [60_000, '1 分钟', '1 minute'],
    [24 * 3_600_000, '24 小时', '24 hours'],
    [15 * 86_400_000, '15 天', '15 days'],
  ])('%i ms is %s', (ms, zh, en) => expect(span(ms)).toEqual({ zh, en }));
});
