import type { NoticeWish, OrderFact, OrderTerms, ProvenPayment } from '@bujiao/contracts';
import type { RecordedConflict } from './conflict/recorded-conflict.js';
import { toldOrder, withProofs, type OriginalOrder } from './order/original-order.js';
import { hasEnded, type Resubmission } from './resubmission/resubmission.js';
import type { RecordedOffer } from './offer/recorded-offer.js';
import type { Attempt } from './delivery/attempt.js';

/** What a person was asked to decide, with the values that the decision read. */
export interface PersonAsked {
  readonly code: string;
  readonly known: Readonly<Record<string, string | number>>;
}

/** Everything an order's stream says, folded. Each facet folds its own events; see `evolve.ts`. */
export interface OrderHistory {
  /** The terms as the snapshot froze them; absent until the stream is opened. {@link orderOf} has them as they are now. */
  readonly terms?: OrderTerms;
  /** Every order event that was accepted, as it was told. */
  readonly told: readonly OrderFact[];
  /** What the gateway said last about each payment number, and when. */
  readonly proofs: ReadonlyMap<string, ProvenPayment>;
  readonly provenAt?: string;
  /** Oldest first. */
  readonly resubmissions: readonly Resubmission[];
  /** The newest wish to resubmit that the rules left to a person; absent once a resubmission was opened. */
  readonly personAsked?: PersonAsked;
  /** Contradictions that were recorded, oldest first. */
  readonly conflicts: readonly RecordedConflict[];
  /** Causes of the edits of parked events that are recorded here. */
  readonly parkedEdits?: readonly string[];
  /** Clicks that the buyer was offered, oldest first. */
  readonly offers: readonly RecordedOffer[];
  /** How the buyer prefers to be told, as of the newest request and what the buyer changed since; absent: the shop's choice. */
  readonly tellBuyer?: NoticeWish;
}

const NOTHING: OrderHistory = { told: [], proofs: new Map(), resubmissions: [], conflicts: [], offers: [] };
export const emptyHistory = (): OrderHistory => NOTHING;

/** The history of an order of which nothing but its record is known: what its stream would hold if it were opened now. */
export const historyOfRecord = (terms: OrderTerms, told: readonly OrderFact[]): OrderHistory => ({
  ...NOTHING,
  terms,
  told,
});

interface Computed {
  readonly terms: OrderTerms;
  /** As the shop told it, without what the gateway proved. */
  readonly told: OriginalOrder;
  readonly proofs: OrderHistory['proofs'];
  readonly order: OriginalOrder;
}
/** By the set of facts, which most events leave as it is. */
const computed = new WeakMap<readonly OrderFact[], Computed>();

/** The state of the original order; undefined until its terms are known. Computed once for a set of facts, and for its proofs. */
export function orderOf({ terms, told, proofs }: OrderHistory): OriginalOrder | undefined {
  if (!terms) return undefined;
  const known = computed.get(told);
  if (known && known.terms === terms && known.proofs === proofs) return known.order;
  const asTold = known?.terms === terms ? known.told : toldOrder(terms, told);
  const order = withProofs(asTold, proofs);
  computed.set(told, { terms, told: asTold, proofs, order });
  return order;
}

export const findResubmission = (history: OrderHistory, resubmissionId: string): Resubmission | undefined =>
  history.resubmissions.find((r) => r.resubmissionId === resubmissionId);

/** The resubmission that has not ended. There is never more than one. */
export const openResubmission = (history: OrderHistory): Resubmission | undefined =>
  history.resubmissions.find((r) => !hasEnded(r));

export const allAttempts = (history: OrderHistory): readonly Attempt[] => attemptsOf(history.resubmissions);

export function attemptsOf(resubmissions: readonly Resubmission[]): readonly Attempt[] {
  const [only] = resubmissions;
  return only && resubmissions.length === 1 ? only.attempts : resubmissions.flatMap((r) => r.attempts);
}
