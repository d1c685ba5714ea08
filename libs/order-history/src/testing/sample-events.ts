import type {
  DeliverySource,
  OrderEvents,
  OrderFact,
  OrderFacts,
  OrderTerms,
  ProvenPayment,
} from '@bujiao/contracts';
import type { GivenEvent } from './given.js';

/** When the sample order was placed; the samples' resubmission is asked for an hour later. */
export const PLACED_AT = '2026-11-23T09:00:00.000Z';
export const REQUESTED_AT = '2026-11-23T10:00:00.000Z';
export const NOW = Date.parse(REQUESTED_AT);

export const TERMS: OrderTerms = {
  orderId: 'O1',
  buyerId: 'B1',
  merchantId: 'M1',
  goods: { goodsId: 'G1', name: '腾讯Q币 10个', kind: 'game-points', unitPrice: 1000 },
  quantity: 1,
  amount: 1000,
  placedAt: PLACED_AT,
  paymentId: 'P1',
};

export const TOP_UP_TERMS: OrderTerms = {
  ...TERMS,
  goods: { goodsId: 'T1', name: '手机话费 100元', kind: 'direct-top-up', unitPrice: 10_000 },
  amount: 10_000,
  rechargeTarget: { keyOf: 'B1', sealed: 'sealed-account' },
};

/** Paid, and the delivery failed: the plainest reason to resubmit. */
export const FAILED: OrderFacts = {
  paidAt: '2026-11-23T09:01:00.000Z',
  deliveryFailedAt: '2026-11-23T09:02:00.000Z',
};

/** As the first version of the product wrote it: merged values, no facts. Read through the upcaster. */
export const snapshotTaken = (facts: OrderFacts = FAILED, terms: Partial<OrderTerms> = {}): GivenEvent => ({
  type: 'OrderSnapshotTaken',
  data: { terms: { ...TERMS, ...terms }, facts } as OrderEvents['OrderSnapshotTaken'],
});
/** As the first version of the product wrote it. */
export const orderChanged = (facts: OrderFacts): GivenEvent => ({
  type: 'OriginalOrderChanged',
  data: { facts } as OrderEvents['OriginalOrderChanged'],
});

/** Opens the stream with these facts. */
export const recordTaken = (told: readonly OrderFact[], terms: Partial<OrderTerms> = {}): GivenEvent => ({
  type: 'OrderSnapshotTaken',
  data: { terms: { ...TERMS, ...terms }, facts: {}, told },
  metadata: { schemaVersion: 2 },
});
/** The shop told more about an order whose stream is open. */
export const moreTold = (...told: readonly OrderFact[]): GivenEvent => ({
  type: 'OriginalOrderChanged',
  data: { facts: {}, told },
  metadata: { schemaVersion: 2 },
});

export const requested = (data: Partial<OrderEvents['ResubmissionRequested']> = {}): GivenEvent => ({
  type: 'ResubmissionRequested',
  data: {
    resubmissionId: 'r1',
    reason: 'delivery-failed',
    channel: 'one-click',
    fieldsTyped: 0,
    fingerprint: 'f1',
    ...data,
  },
});
export const OFFER = 'f0000000-0000-8000-8000-000000000001';
export const offered = (data: Partial<OrderEvents['ResubmissionOffered']> = {}): GivenEvent => ({
  type: 'ResubmissionOffered',
  data: {
    offerId: OFFER,
    anomaly: { kind: 'delivery-failed', at: '2026-11-23T09:02:00.000Z' },
    reason: 'delivery-failed',
    quantity: 1,
    paymentProven: false,
    expiresAt: '2026-11-24T09:00:00.000Z',
    notice: {
      code: 'offer-made',
      values: { kind: 'delivery-failed', quantity: 1, expiresAt: '2026-11-24T09:00:00.000Z' },
      catalogue: 1,
      languages: ['zh', 'en'],
      sentence: { zh: '可一键补交。', en: 'One click resubmits it.' },
    },
    ...data,
  },
});
export const offerExpired = (expiresAt = '2026-11-24T10:00:00.000Z'): GivenEvent => ({
  type: 'OfferExpired',
  data: { offerId: OFFER, expiresAt },
});
export const offerWithdrawn = (code = 'order-delivered'): GivenEvent => ({
  type: 'OfferWithdrawn',
  data: {
    offerId: OFFER,
    code,
    notice: {
      code: 'offer-withdrawn',
      values: { code },
      catalogue: 1,
      languages: ['zh', 'en'],
      sentence: { zh: '不用补交了。', en: 'Nothing needs to be resubmitted.' },
    },
  },
});
export const approved = (resubmissionId = 'r1'): GivenEvent => ({
  type: 'ResubmissionApproved',
  data: { resubmissionId, checks: [] },
});
export const rejected = (resubmissionId = 'r1'): GivenEvent => ({
  type: 'ResubmissionRejected',
  data: { resubmissionId, code: 'payment-not-found', sentence: { zh: '无', en: 'none' }, checks: [] },
});

/** What the gateway said at `occurredAt` about the sample order's one payment. */
export const proven = (
  status: ProvenPayment['status'] = 'paid',
  occurredAt = REQUESTED_AT,
  data: Partial<OrderEvents['PaymentProofObtained']> = {},
): GivenEvent => ({
  type: 'PaymentProofObtained',
  data: {
    resubmissionId: 'r1',
    payments: [{ paymentId: 'P1', status, ...(status !== 'unknown' && { amount: TERMS.amount }) }],
    ...data,
  },
  metadata: { occurredAt },
});
export const proofExpired = (provenAt = REQUESTED_AT): GivenEvent => ({
  type: 'PaymentProofExpired',
  data: { resubmissionId: 'r1', provenAt, mostAgeMs: 60_000 },
});

export const SUPPLIER: DeliverySource = { kind: 'supplier', supplierId: 'S1' };

export const attemptStarted = (data: Partial<OrderEvents['DeliveryAttemptStarted']> = {}): GivenEvent => ({
  type: 'DeliveryAttemptStarted',
  data: {
    resubmissionId: 'r1',
    attemptId: 'a1',
    attemptNo: 1,
    source: SUPPLIER,
    requestNo: 'n1',
    quantity: 1,
    ...data,
  },
});
export const attemptSucceeded = (
  data: Partial<OrderEvents['DeliveryAttemptSucceeded']> = {},
): GivenEvent => ({
  type: 'DeliveryAttemptSucceeded',
  data: { resubmissionId: 'r1', attemptId: 'a1', quantity: 1, ...data },
});
export const attemptFailed = (data: Partial<OrderEvents['DeliveryAttemptFailed']> = {}): GivenEvent => ({
  type: 'DeliveryAttemptFailed',
  data: { resubmissionId: 'r1', attemptId: 'a1', outcome: 'rejected', code: 'balance-too-low', ...data },
});
export const attemptUnknown = (data: Partial<OrderEvents['DeliveryAttemptUnknown']> = {}): GivenEvent => ({
  type: 'DeliveryAttemptUnknown',
  data: {
    resubmissionId: 'r1',
    attemptId: 'a1',
    outcome: 'unknown',
    code: 'timed-out',
    queryNo: 1,
    nextQueryAt: REQUESTED_AT,
    ...data,
  },
});
export const delivered = (resubmissionId = 'r1'): GivenEvent => ({
  type: 'ResubmissionDelivered',
  data: { resubmissionId, quantity: 1 },
});
export const failedForGood = (
  resubmissionId = 'r1',
  code = 'wrong-account',
  occurredAt = REQUESTED_AT,
): GivenEvent => ({
  type: 'ResubmissionFailed',
  data: { resubmissionId, code, sentence: { zh: '无', en: 'none' } },
  metadata: { occurredAt },
});
export const manualWorkRequested = (data: Partial<OrderEvents['ManualWorkRequested']> = {}): GivenEvent => ({
  type: 'ManualWorkRequested',
  data: { resubmissionId: 'r1', code: 'outcome-unknown', ...data },
});
export const manualWorkResolved = (data: Partial<OrderEvents['ManualWorkResolved']> = {}): GivenEvent => ({
  type: 'ManualWorkResolved',
  data: { resubmissionId: 'r1', resolution: 'not-delivered', note: 'by phone', ...data },
});
export const closed = (resubmissionId = 'r1'): GivenEvent => ({
  type: 'ResubmissionClosed',
  data: { resubmissionId },
});

/** The target of the sample order was held against the template of its goods. */
export const accountChecked = (data: Partial<OrderEvents['AccountChecked']> = {}): GivenEvent => ({
  type: 'AccountChecked',
  data: { resubmissionId: 'r1', role: 'm', given: ['rechargeAccount', 'gameRole'], wrong: [], ...data },
});
export const roleChecked = (data: Partial<OrderEvents['RoleChecked']> = {}): GivenEvent => ({
  type: 'RoleChecked',
  data: { resubmissionId: 'r1', supplierId: 'S1', answer: 'exists', tryNo: 1, ...data },
});
export const bindingChecked = (data: Partial<OrderEvents['RoleBindingChecked']> = {}): GivenEvent => ({
  type: 'RoleBindingChecked',
  data: { resubmissionId: 'r1', role: 'm', outcome: 'first', ...data },
});
export const roleBound = (data: Partial<OrderEvents['RoleBound']> = {}): GivenEvent => ({
  type: 'RoleBound',
  data: { resubmissionId: 'r1', role: 'm', ...data },
});
export const permissionAsked = (data: Partial<OrderEvents['PermissionAsked']> = {}): GivenEvent => ({
  type: 'PermissionAsked',
  data: {
    resubmissionId: 'r1',
    askNo: 1,
    ways: ['code', 'click'],
    expiresAt: REQUESTED_AT,
    notice: {
      code: 'confirm-role',
      values: { until: REQUESTED_AT },
      catalogue: 2,
      languages: ['zh', 'en'],
      sentence: { zh: '请确认角色。', en: 'Confirm the role.' },
    },
    ...data,
  },
});
export const permissionConfirmed = (by: 'code' | 'click' = 'click'): GivenEvent => ({
  type: 'PermissionConfirmed',
  data: { resubmissionId: 'r1', by },
});
export const permissionExpired = (expiresAt = REQUESTED_AT): GivenEvent => ({
  type: 'PermissionExpired',
  data: { resubmissionId: 'r1', expiresAt },
});
