import {
  buyerFeatures,
  deviceFeatures,
  MARK_KINDS,
  markFeatures,
  rejectionSignals,
  requestSignals,
  unknownBuyer,
  withOrder,
  withSignal,
  type BuyerRecord,
  type Features,
  type MarkKind,
  type Marks,
  type MarkUse,
  type Signal,
} from '@bujiao/risk';

/** Times in ms since the epoch; null where it did not happen, or not yet. */
type At = number | null;
type RequestTuple = readonly [
  requestedAt: number,
  reason: string,
  refusedAt: At,
  refusedCode: string | null,
  deliveredAt: At,
  confirmedAt: At,
];
/** Without the time of its placing where its stream was opened later. */
type OrderTuple = readonly [
  placedAt: At,
  refundedAt: At,
  disputedAt: At,
  amount: number | null,
  requests: readonly RequestTuple[] | null,
];
type UseTuple = readonly [buyerId: string, seenAt: number, refusedAt: At];

/** What the read model knows as of one request. */
export interface RiskHistory {
  /** The newest ones of the buyer. */
  readonly orders: readonly OrderTuple[];
  /** When the oldest order was placed, where there are more than are read. */
  readonly knownSince: number | undefined;
  readonly uses: { readonly [Kind in MarkKind]: readonly UseTuple[] };
  /** Marks of devices that the buyer's delivered requests came from. */
  readonly devices: readonly string[];
  readonly merchantRequests: number;
  /** Evidence of the buyer had been used on another order before. */
  readonly reusedEvidence: boolean;
}

export interface JudgedAs {
  readonly buyerId: string;
  readonly asOf: number;
  readonly marks: Marks;
  readonly merchantId?: string;
}

/** The features of a buyer, by the same fold that runs over events. Pure. */
export function featuresOfHistory(
  history: RiskHistory,
  { buyerId, asOf, marks, merchantId }: JudgedAs,
): Features {
  const record = history.orders.reduce(withOrderTuple, unknownBuyer);
  const { knownSince } = history;
  return {
    ...buyerFeatures(knownSince === undefined ? record : withOrder(record, knownSince), asOf),
    ...deviceFeatures({ counters: {}, devices: history.devices }, marks.device),
    evidenceUsedElsewhere: history.reusedEvidence,
    ...markedFeatures(history, { buyerId, asOf, marks }),
    ...(merchantId !== undefined && { requesterRequests24h: history.merchantRequests }),
  };
}

function markedFeatures({ uses }: RiskHistory, { buyerId, asOf, marks }: JudgedAs): Features {
  const known = MARK_KINDS.filter((kind) => marks[kind] !== undefined);
  const parts = known.map((kind) => markFeatures(kind, uses[kind].map(useOf), buyerId, asOf));
  return Object.assign({}, ...parts) as Features;
}

const useOf = ([buyerId, seenAt, refusedAt]: UseTuple): MarkUse => ({
  buyerId,
  seenAt,
  ...(refusedAt !== null && { refusedAt }),
});

function withOrderTuple(
  known: BuyerRecord,
  [placedAt, refundedAt, disputedAt, amount, requests]: OrderTuple,
) {
  const signals = [
    ...(requests ?? []).flatMap((request) => signalsOfRequest(request, amount ?? 0)),
    ...(placedAt === null ? [] : [...signal('refund', refundedAt), ...signal('dispute', disputedAt)]),
  ];
  const record = signals.reduce(withSignal, known);
  return placedAt === null ? record : withOrder(record, placedAt);
}

function signalsOfRequest(
  [at, reason, refusedAt, code, deliveredAt, confirmedAt]: RequestTuple,
  amount: number,
): Signal[] {
  return [
    ...requestSignals(at, reason, amount),
    ...(refusedAt === null ? [] : rejectionSignals(refusedAt, code ?? '')),
    ...signal('delivered', deliveredAt),
    ...signal('receipt-confirmed', confirmedAt),
  ];
}

const signal = (kind: Signal['kind'], at: At): readonly Signal[] => (at === null ? [] : [{ kind, at }]);
