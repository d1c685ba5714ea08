import {
  BINDING_OUTCOMES,
  CARD_PARTS,
  CONFLICT_ACTIONS,
  CONFLICT_CODES,
  PERMISSION_WAYS,
  EVIDENCE_WANTED,
  REVIEW_DECISIONS,
  RESUBMISSION_REASONS,
  type OrderEvent,
  type OrderEvents,
  type OrderEventType,
} from '@bujiao/contracts';
import { told } from '@bujiao/order-history/testing';
import { KNOWN_FAILURE_CODES } from '@bujiao/texts';
import { whyOf } from './why.js';

const SENTENCE = { zh: '无法完成。', en: 'It could not be made.' };
const NOTICE = {
  code: 'offer-withdrawn',
  values: {},
  catalogue: 1,
  languages: ['zh', 'en'],
  sentence: SENTENCE,
} as const;
const id = { resubmissionId: 'r1' };
const attempt = { ...id, attemptId: 'a1' };

/** One event of each type and of each form that has a reason of its own. */
const EVENTS: { readonly [T in OrderEventType]: readonly OrderEvents[T][] } = {
  OrderSnapshotTaken: [],
  OriginalOrderChanged: [{ facts: {}, told: [told('paid', 1, {}), told('delivered', 2, { quantity: 1 })] }],
  ResubmissionRequested: RESUBMISSION_REASONS.map((reason) => ({
    ...id,
    reason,
    channel: 'one-click',
    fieldsTyped: 0,
    fingerprint: 'f',
  })),
  PaymentProofObtained: [
    {
      ...id,
      payments: (['paid', 'unpaid', 'refunded', 'unknown', 'other-order', 'unclear'] as const).map(
        (status) => ({
          paymentId: 'P1',
          status,
        }),
      ),
    },
  ],
  PersonAsked: [
    { code: 'failure-needs-person', known: { code: '118' } },
    { code: 'refund-without-units', known: { amount: 500 } },
  ],
  ParkedEventEdited: [
    {
      group: 'verification',
      eventId: 'e1',
      eventType: 'ResubmissionApproved',
      changed: ['/quantity', ''],
      editedAt: '2026-11-23T10:00:00.000Z',
      because: 'the shop sent it as a text',
    },
  ],
  PaymentProofUnclear: [
    {
      ...id,
      payments: [{ paymentId: 'P1', status: 'unclear' }],
      tryNo: 1,
      nextTryAt: '2026-11-23T10:00:00.000Z',
    },
  ],
  EvidenceRequested: EVIDENCE_WANTED.map((wanted) => ({
    ...id,
    wanted,
    deadline: '2026-11-24T10:00:00.000Z',
    reason: 'other',
    notice: NOTICE,
  })),
  EvidenceAdded: [
    { ...id, evidenceId: 'e1', mark: 'm1', kind: 'png', bytes: 81_234, width: 1080, height: 1920 },
    { ...id, evidenceId: 'e1', mark: 'm1', kind: 'pdf', bytes: 512 },
  ],
  EvidenceLookedAt: [{ ...id, evidenceId: 'e1', mark: 'mEqmn3bV8kJ2x0Qd7sYp1w' }],
  EvidenceOverdue: (['review', 'refuse'] as const).map((then) => ({
    ...id,
    deadline: '2026-11-24T10:00:00.000Z',
    then,
  })),
  PaymentProofExpired: [
    { ...id, mostAgeMs: 60_000 },
    { ...id, provenAt: '2026-11-23T10:00:00.000Z', mostAgeMs: 60_000 },
  ],
  ResubmissionApproved: ['gateway', 'shop', 'free'].map((by): OrderEvents['ResubmissionApproved'] => ({
    ...id,
    checks: [
      { check: 'payment-proven', passed: true, on: { by } },
      { check: 'still-owed', passed: true, on: { owed: 2 } },
    ],
  })),
  AccountChecked: [
    { ...id, role: 'm', given: ['rechargeAccount', 'gameRole'], wrong: [] },
    { ...id, role: 'm', given: ['rechargeAccount'], wrong: ['gameServer', 'gameRole'] },
  ],
  RoleChecked: [
    { ...id, supplierId: 'S1', answer: 'exists', tryNo: 1 },
    { ...id, supplierId: 'S1', answer: 'missing', code: 'role-missing', tryNo: 1 },
    { ...id, supplierId: 'S1', answer: 'cannot-say', code: 'timed-out', tryNo: 5 },
    ...[...KNOWN_FAILURE_CODES, 'code-114', 'goods-not-named'].map((code) => ({
      ...id,
      supplierId: 'S1',
      answer: 'cannot-say' as const,
      code,
      tryNo: 1,
      nextTryAt: '2026-11-23T10:00:00.000Z',
    })),
  ],
  RoleBindingChecked: [
    ...BINDING_OUTCOMES.map((outcome) => ({ ...id, role: 'm', outcome })),
    { ...id, role: 'm', outcome: 'another', boundAt: '2026-11-23T10:00:00.000Z', boundBy: 'SO1' },
  ],
  RoleBound: [
    { ...id, role: 'm' },
    { ...id, role: 'm', wasAnothers: true },
  ],
  PermissionAsked: [
    {
      ...id,
      askNo: 1,
      ways: PERMISSION_WAYS,
      expiresAt: '2026-11-23T10:00:00.000Z',
      notice: { ...NOTICE, code: 'confirm-role' },
    },
  ],
  PermissionConfirmed: PERMISSION_WAYS.map((by) => ({ ...id, by })),
  PermissionExpired: [{ ...id, expiresAt: '2026-11-23T10:00:00.000Z' }],
  ResubmissionRejected: [{ ...id, code: 'payment-not-found', sentence: SENTENCE, checks: [] }],
  ReviewRequested: [],
  ResubmissionOffered: [
    {
      offerId: 'o1',
      anomaly: { kind: 'delivery-failed', at: '2026-11-23T10:00:00.000Z' },
      reason: 'delivery-failed',
      quantity: 1,
      paymentProven: false,
      expiresAt: '2026-11-24T10:00:00.000Z',
      notice: NOTICE,
    },
  ],
  OfferExpired: [],
  NoticePreferenceChanged: [{ tellBuyer: {} }, { tellBuyer: { languages: ['en'], channel: 'sms' } }],
  OfferWithdrawn: [
    { offerId: 'o1', code: 'order-delivered', notice: NOTICE },
    { offerId: 'o1', code: 'constructor', notice: NOTICE },
  ],
  ReviewReminded: [],
  ReviewOverdue: [],
  ReviewDecided: REVIEW_DECISIONS.map((decision) => ({
    ...id,
    decision,
    reason: 'checked-with-shop',
    note: 'the customer wants a refund',
  })),
  DeliveryAttemptStarted: [],
  DeliveryAttemptSucceeded: [],
  DeliveryAttemptFailed: KNOWN_FAILURE_CODES.map((code) => ({ ...attempt, outcome: 'failed', code })),
  DeliveryAttemptUnknown: KNOWN_FAILURE_CODES.map((code) => ({
    ...attempt,
    outcome: 'unknown',
    code,
    queryNo: 1,
    nextQueryAt: '2026-11-23T10:00:00.000Z',
  })),
  ResubmissionDelivered: [],
  ResubmissionFailed: [{ ...id, code: 'not-for-sale', sentence: SENTENCE }],
  ManualWorkRequested: KNOWN_FAILURE_CODES.map((code) => ({ ...id, code })),
  ManualWorkResolved: (['delivered', 'not-delivered', 'give-up'] as const).map((resolution) => ({
    ...id,
    resolution,
    note: 'the customer wants a refund',
  })),
  CardSecretsRevealed: [{ ...id, cardIds: ['c1'], revealKey: 'k', lookNo: 1, mostLooks: 5 }],
  CardSecretsCopied: CARD_PARTS.map((part) => ({ ...id, lookNo: 1, card: 2, part })),
  ReceiptConfirmed: [{ ...id, by: 'automatic', countedFrom: '2026-11-23T10:00:00.000Z' }],
  ResubmissionClosed: [],
  OrderConflictFound: CONFLICT_CODES.map((code) => ({
    conflict: { code, known: { ordered: 1, byShop: 1, byUs: 1 } },
  })),
  OrderConflictClosed: [
    { code: 'over-delivered', known: {}, by: 'taken-back' },
    ...CONFLICT_ACTIONS.map((action) => ({
      code: 'over-delivered' as const,
      known: {},
      by: 'person' as const,
      action,
      note: 'the customer wants a refund',
    })),
  ],
};
const ALL = (Object.keys(EVENTS) as OrderEventType[]).flatMap((type) =>
  (EVENTS[type] as readonly object[]).map((data) => ({ type, data }) as OrderEvent),
);

describe('why something happened, as the history says it', () => {
  it.each(ALL)('$type $data.code$data.reason$data.resolution: in words, in both languages', (event) => {
    for (const forStaff of [true, false]) {
      const { zh, en } = whyOf(event, forStaff) ?? { zh: '', en: '' };
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/[a-z]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
      for (const text of [zh, en]) expect(text).not.toMatch(/undefined|null|NaN|\[object/);
      // A bare code has a hyphen between small letters, and stands in Chinese.
      expect(zh).not.toMatch(/[a-z]+-[a-z]+/);
    }
  });

  it("a person's own note is for staff, never for whom the order belongs to", () => {
    for (const event of ALL.filter(({ data }) => 'note' in data)) {
      expect(whyOf(event, true)?.en).toContain('the customer wants a refund');
      expect(JSON.stringify(whyOf(event, false))).not.toContain('the customer wants a refund');
    }
  });

  it('an edit of a parked event names its members and the reason to staff alone', () => {
    const edited = { type: 'ParkedEventEdited', data: EVENTS.ParkedEventEdited[0] } as OrderEvent;
    expect(whyOf(edited, true)?.en).toBe(
      'Changed: ResubmissionApproved /quantity / (the shop sent it as a text)',
    );
    expect(whyOf(edited, false)?.en).toBe('An internal message that could not be handled was corrected.');
  });

  it('what changed is named', () => {
    const [changed] = EVENTS.OriginalOrderChanged;
    expect(whyOf({ type: 'OriginalOrderChanged', data: changed as never }, false)).toEqual({
      zh: '已付款；商城已发货 1 件。',
      en: 'Paid; 1 unit delivered by the shop.',
    });
  });
});
