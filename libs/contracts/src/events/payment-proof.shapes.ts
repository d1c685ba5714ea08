import { payments, resubmissionId } from './event-parts.js';
import type { OrderEvents } from './index.js';
import { flag, moment, optional, whole, type Shape } from './shape.js';

type Proof = 'PaymentProofObtained' | 'PaymentProofUnclear' | 'PaymentProofExpired';
type Shapes = { readonly [T in Proof]: { readonly [Member in keyof Required<OrderEvents[T]>]: Shape } };

export const PAYMENT_PROOF_SHAPES: Shapes = {
  PaymentProofObtained: {
    resubmissionId,
    payments,
    again: optional(flag),
  },
  PaymentProofUnclear: { resubmissionId, payments, tryNo: whole, nextTryAt: moment },
  PaymentProofExpired: { resubmissionId, provenAt: optional(moment), mostAgeMs: whole },
};
