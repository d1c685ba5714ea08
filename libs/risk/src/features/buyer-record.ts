import { addTo, emptyBuckets, sumOver, type Buckets, type WindowName } from './buckets.js';
import type { Features } from './feature-list.js';
import type { Signal, SignalKind } from './signals.js';

const DAY = 86_400_000;

/** What is known about one buyer, folded from signals. Bounded, whatever the number of signals. */
export interface BuyerRecord {
  readonly counters: { readonly [Kind in SignalKind]?: Buckets };
  /** When the oldest known order was placed, ms since the epoch. */
  readonly knownSince?: number;
  /** Devices of earlier requests that were delivered, at most {@link MOST_DEVICES}, the newest last. */
  readonly devices?: readonly string[];
}

export const MOST_DEVICES = 16;

export const unknownBuyer: BuyerRecord = { counters: {} };

/** The record after one more signal. Signals may come in any order. */
export const withSignal = (record: BuyerRecord, { kind, at, by }: Signal): BuyerRecord => ({
  ...record,
  counters: { ...record.counters, [kind]: addTo(record.counters[kind] ?? emptyBuckets, at, by) },
});

/** The record with an order that was placed at `at`. */
export const withOrder = (record: BuyerRecord, at: number): BuyerRecord =>
  record.knownSince !== undefined && record.knownSince <= at ? record : { ...record, knownSince: at };

/** The record with goods delivered to a request from this device. */
export const withDevice = (record: BuyerRecord, device: string): BuyerRecord => ({
  ...record,
  devices: [...(record.devices ?? []).filter((known) => known !== device), device].slice(-MOST_DEVICES),
});

/** Features that count one kind of signal over one window. */
const COUNTED = {
  requests10m: ['requested', '10m'],
  requests24h: ['requested', '24h'],
  requests30d: ['requested', '30d'],
  requests180d: ['requested', '180d'],
  refused30d: ['refused', '30d'],
  refusedProofs90d: ['refused-proof', '90d'],
  disputes90d: ['dispute', '90d'],
  refunds90d: ['refund', '90d'],
  delivered90d: ['delivered', '90d'],
  confirmedReceipts90d: ['receipt-confirmed', '90d'],
  paymentClaims30d: ['requested-for-payment', '30d'],
  stuckClaims30d: ['requested-for-stuck', '30d'],
  amountRequested30d: ['amount-requested', '30d'],
} as const satisfies Partial<Readonly<Record<keyof Features, readonly [SignalKind, WindowName]>>>;

/** Whether a device is new to the buyer; no value before any device of the buyer is known. */
export const deviceFeatures = ({ devices }: BuyerRecord, device: string | undefined): Features =>
  device === undefined || !devices || devices.length === 0
    ? {}
    : { deviceNewToBuyer: !devices.includes(device) };

/**
 * The buyer's features as of a moment. Only signals up to `asOf` may be in the record; the caller folds no others.
 * `knownSince` counts as known only where it is before `asOf`.
 */
export function buyerFeatures({ counters, knownSince }: BuyerRecord, asOf: number): Features {
  const counts = Object.entries(COUNTED).map(([name, [kind, window]]) => {
    const buckets = counters[kind];
    return [name, buckets ? sumOver(buckets, window, asOf) : 0] as const;
  });
  const reused = counters['evidence-reused'];
  const known = knownSince !== undefined && knownSince < asOf;
  return {
    ...Object.fromEntries(counts),
    evidenceUsedElsewhere: reused !== undefined && sumOver(reused, '90d', asOf) > 0,
    ...(known && { knownDays: Math.floor((asOf - knownSince) / DAY) }),
  };
}
