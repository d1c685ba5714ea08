import { createHash } from 'node:crypto';
import {
  EVIDENCE_WANTED,
  NOTICE_CATALOGUE,
  NOTICE_CODES,
  type NoticeValues,
  type NoticeWish,
  type OrderEvent,
} from '@bujiao/contracts';
import { PERSON_DEADLINE } from '@bujiao/policy';
import { expectTrueSentence } from '../testing/true-sentence.js';
import { PERSON_DEADLINE_1 } from './catalogue-1.js';
import { noticeOf, noticeOfEvent } from './notices.js';
import { orderNoticeOf } from './order-notice.js';

const AT = '2026-11-23T10:00:00.000Z';
const KINDS = [
  ...['payment-timed-out', 'payment-notice-lost', 'delivery-failed', 'delayed', 'partly-delivered', 'stuck'],
  'constructor',
];
const RECORDED = { zh: '无法完成。', en: 'It could not be made.' };

/** Every code, with the values of each of its forms. */
const EXAMPLES: Readonly<Record<(typeof NOTICE_CODES)[number], readonly NoticeValues[]>> = {
  'offer-made': KINDS.flatMap((kind) => [1, 1200].map((quantity) => ({ kind, quantity, expiresAt: AT }))),
  'offer-withdrawn': [{ code: 'order-delivered' }],
  'zero-touch-opened': [{}, { quantity: 1 }, { quantity: 1200 }],
  'confirm-role': [{ until: AT }],
  'with-reviewer': [{ until: AT }],
  'with-support': [{}, { until: AT }],
  delivered: [{ quantity: 1 }, { quantity: 2 }],
  'returned-for-correction': [RECORDED],
  refused: [RECORDED],
  'evidence-asked': [...EVIDENCE_WANTED, 'constructor'].map((wanted) => ({ wanted, deadline: AT })),
};

/** Codes that came with a later version. */
const SINCE: Readonly<Record<string, number>> = { 'evidence-asked': 2, 'confirm-role': 2 };

/** All that a version says, as one hash. */
function fingerprintOf(catalogue: number): string {
  const said = NOTICE_CODES.filter((code) => (SINCE[code] ?? 1) <= catalogue).map((code) =>
    EXAMPLES[code].map((values) => noticeOf(code, values, { catalogue }).sentence),
  );
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}

describe('what buyers are told', () => {
  it.each(NOTICE_CODES)('%s: in both languages, made of its values', (code) => {
    for (const values of EXAMPLES[code]) expectTrueSentence(noticeOf(code, values).sentence);
  });

  // A wording that was released is evidence. Another wording is another version: add it, and its line here; change none.
  it.each([
    [1, '0a26765892e1cc75'],
    [2, '532ba5bb0974405c'],
  ])('version %i says for ever what it said', (version, fingerprint) => {
    expect(fingerprintOf(version)).toBe(fingerprint);
  });

  it('is written with the newest version', () => {
    expect(noticeOf('delivered', { quantity: 1 }).catalogue).toBe(NOTICE_CATALOGUE);
    expect(() => noticeOf('delivered', { quantity: 1 }, { catalogue: NOTICE_CATALOGUE + 1 })).toThrow(
      'does not have version',
    );
  });

  it('promises the time that support has', () => {
    expect(PERSON_DEADLINE_1).toBe(PERSON_DEADLINE);
  });
});

const metadata = { occurredAt: AT, catalogue: 1 };
const EVENTS: readonly (readonly [OrderEvent, string | undefined])[] = [
  [{ type: 'ResubmissionDelivered', data: { resubmissionId: 'r1', quantity: 2 } }, 'delivered'],
  [{ type: 'ManualWorkRequested', data: { resubmissionId: 'r1', code: 'outcome-unknown' } }, 'with-support'],
  [{ type: 'PersonAsked', data: { code: 'failure-needs-person', known: {} } }, 'with-support'],
  [
    {
      type: 'ResubmissionRejected',
      data: { resubmissionId: 'r1', code: 'x', sentence: RECORDED, checks: [] },
    },
    'refused',
  ],
  [
    {
      type: 'ResubmissionRejected',
      data: {
        resubmissionId: 'r1',
        code: 'x',
        sentence: RECORDED,
        checks: [],
        field: 'rechargeAccount',
      } as never,
    },
    'returned-for-correction',
  ],
  [{ type: 'ResubmissionFailed', data: { resubmissionId: 'r1', code: 'x', sentence: RECORDED } }, 'refused'],
  [
    {
      type: 'ResubmissionRequested',
      data: {
        resubmissionId: 'r1',
        reason: 'stuck',
        channel: 'zero-touch',
        fieldsTyped: 0,
        fingerprint: 'f',
      },
    },
    'zero-touch-opened',
  ],
  [
    {
      type: 'ResubmissionRequested',
      data: { resubmissionId: 'r1', reason: 'stuck', channel: 'one-click', fieldsTyped: 0, fingerprint: 'f' },
    },
    undefined,
  ],
  [{ type: 'ResubmissionApproved', data: { resubmissionId: 'r1', checks: [] } }, undefined],
];

describe('an event that is a notice', () => {
  it.each(EVENTS)('%j: %s', (event, code) => {
    expect(noticeOfEvent(event, metadata)?.code).toBe(code);
  });

  it('tells nothing where it was written before there were notices', () => {
    for (const [event] of EVENTS) expect(noticeOfEvent(event, { occurredAt: AT })).toBeUndefined();
  });

  it('tells nothing in words of a later release, and is read all the same', () => {
    for (const [event] of EVENTS)
      expect(noticeOfEvent(event, { occurredAt: AT, catalogue: 99 })).toBeUndefined();
  });

  it('goes out in the languages and by the way that are recorded with it, however often it is read', () => {
    const [[delivered]] = EVENTS as [[OrderEvent, string]];
    const recorded = { ...metadata, tellBuyer: { languages: ['en'], channel: 'sms' } } as const;
    expect(noticeOfEvent(delivered, metadata)).toMatchObject({ languages: ['zh', 'en'] });
    expect(noticeOfEvent(delivered, recorded)).toMatchObject({ languages: ['en'], channel: 'sms' });
    expect(noticeOfEvent(delivered, recorded)).toEqual(noticeOfEvent(delivered, recorded));
  });

  it('goes out by the whole wish of its own event, where that has one', () => {
    const recorded = { ...metadata, tellBuyer: { languages: ['en'], channel: 'sms' } } as const;
    const opened = (tellBuyer?: NoticeWish): OrderEvent => ({
      type: 'ResubmissionRequested',
      data: {
        resubmissionId: 'r1',
        reason: 'stuck',
        channel: 'zero-touch',
        fieldsTyped: 0,
        fingerprint: 'f',
        ...(tellBuyer && { tellBuyer }),
      },
    });
    expect(noticeOfEvent(opened(), recorded)).toMatchObject({ languages: ['en'], channel: 'sms' });
    const own = noticeOfEvent(opened({ languages: ['zh'] }), recorded);
    expect(own).toMatchObject({ languages: ['zh'] });
    expect(own).not.toHaveProperty('channel');
  });

  it('says by when support decides', () => {
    const [, [work]] = EVENTS as [never, [OrderEvent, string]];
    expect(noticeOfEvent(work, metadata)?.sentence.en).toBe(
      'Support is checking your order, due by 11-23 20:00.',
    );
  });

  it('is the same message however often it is published', () => {
    const [[delivered]] = EVENTS as [[OrderEvent, string]];
    const source = { orderId: 'O1', eventId: 'e1', event: delivered, metadata, revision: 4 };
    expect(orderNoticeOf(source)).toEqual(orderNoticeOf(source));
    expect(orderNoticeOf(source)).toMatchObject({ eventId: 'e1', resubmissionId: 'r1', revision: 4 });
  });
});
