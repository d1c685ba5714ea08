import type { TemplateRef } from './goods-checks.events.js';
import type { Notice, NoticeWish } from './notice.js';
import type { OrderFact } from '../orders/order-fact.js';
import type { GoodsChange, OrderFacts, OrderTerms, ResubmissionReason, Sealed } from '../orders/order.js';

/** Events that only intake appends. */
export interface IntakeEvents {
  /**
   * Opens the order's stream, the first time the order needs attention. `told`: every accepted order event until then.
   * `facts` is their summary for readers that need no more. Schema version 1 had no `told`.
   */
  OrderSnapshotTaken: {
    readonly terms: OrderTerms;
    readonly facts: OrderFacts;
    readonly told: readonly OrderFact[];
  };
  /** The shop told something new about an order whose stream is open. `facts` is the new summary of all that was told. */
  OriginalOrderChanged: { readonly facts: OrderFacts; readonly told: readonly OrderFact[] };
  /** Somebody asked for a resubmission, was refused, and a person has to decide. Recorded once for each code and set of values. */
  PersonAsked: { readonly code: string; readonly known: Readonly<Record<string, string | number>> };
  /**
   * A person of ops changed what a parked event of the order carries, before it was handled. `changed`: its members, as JSON pointers;
   * their values may be personal, so they are in no event.
   */
  ParkedEventEdited: {
    readonly group: string;
    readonly eventId: string;
    readonly eventType: string;
    readonly changed: readonly string[];
    readonly editedAt: string;
    readonly because: string;
  };
  ResubmissionRequested: {
    readonly resubmissionId: string;
    readonly reason: ResubmissionReason;
    /**
     * `one-click`: nothing typed. `form`: something was corrected. `agent`: asked on the buyer's behalf. `zero-touch`: opened by the
     * service with nobody acting.
     */
    readonly channel: RequestChannel;
    /** Fields a person had to type; 0 is the goal. */
    readonly fieldsTyped: number;
    /** Keyed hash of the request's meaning, so that a reused idempotency key with other content is noticed. */
    readonly fingerprint: string;
    /** A corrected delivery target, sealed; absent when the snapshot's is used. */
    readonly rechargeTarget?: Sealed;
    /** The most units that it may deliver; absent where all that is owed may go. */
    readonly quantity?: number;
    /** Fewer units than are owed: so many in place of `owed`. The first events had no `owed`. */
    readonly change?: { readonly quantity: number; readonly owed?: number };
    /** Other goods than the ordered ones. */
    readonly goods?: GoodsChange;
    /** Rules that after-sales set aside for this request, and why. */
    readonly override?: RuleOverride;
    /** Keyed hash of the device that the buyer's client named. */
    readonly device?: string;
    /** Keyed hash of the network address that the buyer asked from. */
    readonly address?: string;
    /** How the buyer prefers to be told of it; absent: the shop's choice. The first events had it with zero touch alone. */
    readonly tellBuyer?: NoticeWish;
    /** Earlier requests for the orders of the buyer, by the ms that they were counted over; absent where the policy limits none. */
    readonly buyerRequests?: readonly { readonly within: number; readonly count: number }[];
    /** The recharge template that the delivery target was asked by; it is finished under it. Absent where the goods have none. */
    readonly template?: TemplateRef;
    /** Asked in a session of this order alone, which a link opened: nobody has signed in. */
    readonly byLink?: true;
  };
  /**
   * The order went wrong and one click would resubmit it: the buyer is offered that click. Recorded once for each anomaly. It ends by
   * {@link IntakeEvents.OfferWithdrawn}, by a `ResubmissionRequested`, or at `expiresAt`.
   */
  ResubmissionOffered: {
    readonly offerId: string;
    /** What went wrong, and since when. */
    readonly anomaly: { readonly kind: string; readonly at: string };
    /** The reason that the click would have. */
    readonly reason: ResubmissionReason;
    /** Units that the click would redeliver. */
    readonly quantity: number;
    /** The gateway was asked and says that the order is paid. */
    readonly paymentProven: boolean;
    readonly expiresAt: string;
    /** The words that the buyer reads. */
    readonly notice: Notice;
  };
  /** The offer was neither taken nor withdrawn until `expiresAt`. Recorded some seconds later; the offer ended at `expiresAt` all the same. */
  OfferExpired: { readonly offerId: string; readonly expiresAt: string };
  /**
   * The buyer changed how to be told while a resubmission was open: notices that come later go out so. An empty `tellBuyer` is the shop's
   * choice.
   */
  NoticePreferenceChanged: { readonly tellBuyer: NoticeWish };
  /** The order healed by itself, or a rule now forbids the click. */
  OfferWithdrawn: {
    readonly offerId: string;
    /** Code of the decision that stands against the click. */
    readonly code: string;
    readonly notice: Notice;
  };
}

export const REQUEST_CHANNELS = ['one-click', 'form', 'agent', 'zero-touch'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];

/** Rules that a person may set aside with a reason; everything else holds for everybody. */
export const OVERRIDABLE_RULES = [
  'outside-window',
  'too-many-resubmissions',
  'buyer-limit-reached',
  'refund-announced',
  'failure-needs-person',
] as const;
export type OverridableRule = (typeof OVERRIDABLE_RULES)[number];

export interface RuleOverride {
  readonly rules: readonly OverridableRule[];
  readonly reason: string;
}
