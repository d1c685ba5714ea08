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
  amount: At,
  refusedAt: At,
  refusedCode: string | null,
  deliveredAt: At,
  confirmedAt: At,
];
type OrderTuple = readonly [placedAt: number, refundedAt: At, disputedAt: At];
type UseTuple = readonly [buyerId: string, seenAt: number, refusedAt: At];

/** What the read model knows as of one request. */
export interface RiskHistory {
  readonly requests: readonly RequestTuple[];
  readonly orders: readonly OrderTuple[];
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
  const signals = [...history.requests.flatMap(signalsOfRequest), ...history.orders.flatMap(signalsOfOrder)];
  const record = signals.reduce(withSignal, unknownBuyer);
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

function signalsOfRequest([
  at,
  reason,
  amount,
  refusedAt,
  code,
  deliveredAt,
  confirmedAt,
]: RequestTuple): Signal[] {
  return [
    ...requestSignals(at, reason, amount ?? 0),
    ...(refusedAt === null ? [] : rejectionSignals(refusedAt, code ?? '')),
    ...signal('delivered', deliveredAt),
    ...signal('receipt-confirmed', confirmedAt),
  ];
}

const signalsOfOrder = ([, refundedAt, disputedAt]: OrderTuple): Signal[] => [
  ...signal('refund', refundedAt),
  ...signal('dispute', disputedAt),
];

const signal = (kind: Signal['kind'], at: At): readonly Signal[] => (at === null ? [] : [{ kind, at }]);
