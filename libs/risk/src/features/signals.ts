/** What an event says about a buyer. */
export const SIGNAL_KINDS = [
  'requested',
  'requested-for-payment',
  'requested-for-stuck',
  'amount-requested',
  'refused',
  'refused-proof',
  'dispute',
  'refund',
  'delivered',
  'receipt-confirmed',
  'evidence-reused',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

export interface Signal {
  readonly kind: SignalKind;
  /** ms since the epoch: when it was decided, as its event says. */
  readonly at: number;
  /** @default 1 */
  readonly by?: number;
}

/** Refusals since the gateway contradicted what was claimed about the payment. */
const REFUSED_PROOFS: ReadonlySet<string> = new Set([
  'payment-not-found',
  'payment-refunded',
  'payment-mismatch',
]);

/** Refusals that say nothing against the buyer: the shop healed the order, a field was mistyped, nobody reviewed in time, no evidence came in time, or the payment came later. */
const HARMLESS: ReadonlySet<string> = new Set([
  'returned-for-correction',
  'review-overdue',
  'evidence-missing',
  'order-delivered',
  'nothing-owed',
  'underpaid',
  'payment-not-made',
]);

/** Contradictions where money went back although goods had been delivered. */
const DISPUTES: ReadonlySet<string> = new Set(['refunded-and-delivered', 'over-delivered']);
export const isDispute = (code: string): boolean => DISPUTES.has(code);

/** Of a request; `amount` is the price of its order in fen. */
export function requestSignals(at: number, reason: string, amount: number): readonly Signal[] {
  const signals: Signal[] = [
    { kind: 'requested', at },
    { kind: 'amount-requested', at, by: amount },
  ];
  if (reason.startsWith('payment-')) signals.push({ kind: 'requested-for-payment', at });
  if (reason === 'stuck') signals.push({ kind: 'requested-for-stuck', at });
  return signals;
}

/** Of a rejection with this code. */
export function rejectionSignals(at: number, code: string): readonly Signal[] {
  if (HARMLESS.has(code)) return [];
  const refused: Signal = { kind: 'refused', at };
  return REFUSED_PROOFS.has(code) ? [refused, { kind: 'refused-proof', at }] : [refused];
}

/** Signals after which other buyers of the same account, device or address are looked at. */
export const isBad = ({ kind }: Signal): boolean => kind === 'refused' || kind === 'dispute';
