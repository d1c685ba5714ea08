import { AFTER_SALES_SHAPES } from './after-sales.shapes.js';
import type { OrderEvents, OrderEventType } from './index.js';
import { EVIDENCE_SHAPES } from './evidence-shapes.js';
import { MANUAL_WORK_REASONS } from './fulfillment.events.js';
import { PAYMENT_PROOF_SHAPES } from './payment-proof.shapes.js';
import { GOODS_CHECK_SHAPES } from './goods-checks.shapes.js';
import { OVERRIDABLE_RULES, REQUEST_CHANNELS } from './intake.events.js';
import {
  RETURN_FIELDS,
  REVIEW_DECISIONS,
  REVIEW_ENDS,
  REVIEW_QUESTIONS,
  REVIEW_REASONS,
} from './verification.events.js';
import {
  anyObject,
  flag,
  list,
  moment,
  object,
  oneOf,
  optional,
  text,
  whole,
  type Shape,
  type ShapeProblem,
} from './shape.js';
import {
  sentence,
  sealed,
  checks,
  known,
  notice,
  risk,
  features,
  resubmissionId,
  facts,
  told,
  template,
  goodsChange,
  noticeWish,
} from './event-parts.js';

/** One shape a member of the event's data, all of them, or it does not compile. */
type Shapes = {
  readonly [T in OrderEventType]: { readonly [Member in keyof Required<OrderEvents[T]>]: Shape };
};

const SHAPES: Shapes = {
  OrderSnapshotTaken: { terms: anyObject, facts, told },
  OriginalOrderChanged: { facts, told },
  PersonAsked: { code: text, known },
  ParkedEventEdited: {
    group: text,
    eventId: text,
    eventType: text,
    changed: list(text),
    editedAt: moment,
    because: text,
  },
  ResubmissionRequested: {
    resubmissionId,
    reason: text,
    channel: oneOf(REQUEST_CHANNELS),
    fieldsTyped: whole,
    fingerprint: text,
    rechargeTarget: optional(sealed),
    quantity: optional(whole),
    change: optional(object({ quantity: whole, owed: optional(whole) })),
    goods: optional(goodsChange),
    override: optional(object({ rules: list(oneOf(OVERRIDABLE_RULES)), reason: text })),
    device: optional(text),
    address: optional(text),
    tellBuyer: optional(noticeWish),
    buyerRequests: optional(list(object({ within: whole, count: whole }))),
    template: optional(template),
    byLink: optional(flag),
  },
  ResubmissionOffered: {
    offerId: text,
    anomaly: object({ kind: text, at: moment }),
    reason: text,
    quantity: whole,
    paymentProven: flag,
    expiresAt: moment,
    notice,
  },
  OfferExpired: { offerId: text, expiresAt: moment },
  OfferWithdrawn: { offerId: text, code: text, notice },
  NoticePreferenceChanged: { tellBuyer: noticeWish },
  ...PAYMENT_PROOF_SHAPES,
  ...GOODS_CHECK_SHAPES,
  ResubmissionApproved: { resubmissionId, checks, risk: optional(risk), features },
  ResubmissionRejected: {
    resubmissionId,
    code: text,
    sentence,
    personKnows: optional(known),
    checks,
    risk: optional(risk),
    features,
    field: optional(oneOf(RETURN_FIELDS)),
  },
  ReviewRequested: {
    resubmissionId,
    question: oneOf(REVIEW_QUESTIONS),
    deadline: moment,
    amount: whole,
    checks,
    risk,
    features,
  },
  ReviewReminded: { resubmissionId, deadline: moment },
  ReviewOverdue: { resubmissionId, deadline: moment, then: oneOf(REVIEW_ENDS), to: optional(text) },
  ReviewDecided: {
    resubmissionId,
    decision: oneOf(REVIEW_DECISIONS),
    reason: oneOf(REVIEW_REASONS),
    note: optional(text),
    field: optional(oneOf(RETURN_FIELDS)),
    needsSecond: optional(flag),
  },
  ...EVIDENCE_SHAPES,
  DeliveryAttemptStarted: {
    resubmissionId,
    attemptId: text,
    attemptNo: whole,
    source: object({ kind: oneOf(['card-stock', 'supplier']), supplierId: optional(text) }),
    requestNo: text,
    quantity: whole,
    adopted: optional(flag),
    unitsUnknown: optional(flag),
  },
  DeliveryAttemptSucceeded: {
    resubmissionId,
    attemptId: text,
    quantity: whole,
    cardIds: optional(list(text)),
    supplierOrderNo: optional(text),
  },
  DeliveryAttemptFailed: {
    resubmissionId,
    attemptId: text,
    outcome: oneOf(['not-sent', 'rejected', 'failed']),
    code: text,
    retryAt: optional(moment),
  },
  DeliveryAttemptUnknown: {
    resubmissionId,
    attemptId: text,
    outcome: oneOf(['processing', 'unknown']),
    code: text,
    queryNo: whole,
    nextQueryAt: moment,
    sentAgain: optional(flag),
    oddAnswers: optional(whole),
  },
  ResubmissionDelivered: { resubmissionId, quantity: whole },
  ResubmissionFailed: { resubmissionId, code: text, sentence },
  ManualWorkRequested: { resubmissionId, attemptId: optional(text), code: text },
  ManualWorkResolved: {
    resubmissionId,
    attemptId: optional(text),
    resolution: oneOf(['delivered', 'not-delivered', 'give-up']),
    reason: optional(oneOf(MANUAL_WORK_REASONS)),
    note: text,
  },
  ...AFTER_SALES_SHAPES,
};

const BY_TYPE: ReadonlyMap<string, Shape> = new Map(
  Object.entries(SHAPES).map(([type, members]) => [type, object(members)]),
);

/** Whether the shape of a type's data is described here. */
export const hasShape = (type: string): boolean => BY_TYPE.has(type);

/** The first thing that is wrong with the data of an event of this type. Undefined where nothing is, or the type is not described. */
export const shapeProblemOf = (type: string, data: unknown): ShapeProblem | undefined =>
  BY_TYPE.get(type)?.(data, '');
