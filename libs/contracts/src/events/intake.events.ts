import type { OrderFacts, OrderTerms, ResubmissionReason, Sealed } from '../orders/order.js';

/** Events that only intake appends. */
export interface IntakeEvents {
  /** Opens the order's stream, the first time the order needs attention. */
  OrderSnapshotTaken: { readonly terms: OrderTerms; readonly facts: OrderFacts };
  /** The shop told something new about an order whose stream is open; `facts` is the whole new set. */
  OriginalOrderChanged: { readonly facts: OrderFacts };
  ResubmissionRequested: {
    readonly resubmissionId: string;
    readonly reason: ResubmissionReason;
    /** `one-click`: nothing typed. `form`: something was corrected. `agent`: asked on the buyer's behalf. */
    readonly channel: 'one-click' | 'form' | 'agent';
    /** Fields a person had to type; 0 is the goal. */
    readonly fieldsTyped: number;
    /** Keyed hash of the request's meaning, so that a reused idempotency key with other content is noticed. */
    readonly fingerprint: string;
    /** A corrected delivery target, sealed; absent when the snapshot's is used. */
    readonly rechargeTarget?: Sealed;
  };
}
