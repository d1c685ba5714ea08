import type { Features } from './feature-list.js';

const DAY = 86_400_000;
/** Other buyers of one mark that are remembered; more say nothing more. */
export const MOST_BUYERS = 8;
const SEEN_FOR = 30 * DAY;
const REFUSED_FOR = 90 * DAY;

/** What a recharge account, a device or an address is compared by: a keyed hash, never the value. */
export type Mark = string;
export const MARK_KINDS = ['account', 'device', 'address'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];
/** The marks of one request; a kind that is missing has no data. */
export type Marks = { readonly [Kind in MarkKind]?: Mark };

/** A buyer who used a mark: when last, and when they were last refused or disputed. ms since the epoch. */
export interface MarkUse {
  readonly buyerId: string;
  readonly seenAt: number;
  readonly refusedAt?: number;
}

/** Who used one mark, at most {@link MOST_BUYERS} + 1, those seen last. */
export type MarkRecord = readonly MarkUse[];

/** The record with one more use or refusal. */
export function withUse(record: MarkRecord, use: MarkUse): MarkRecord {
  const known = record.find(({ buyerId }) => buyerId === use.buyerId);
  const refusedAt = newest(known?.refusedAt, use.refusedAt);
  const merged: MarkUse = {
    buyerId: use.buyerId,
    seenAt: Math.max(known?.seenAt ?? 0, use.seenAt),
    ...(refusedAt !== undefined && { refusedAt }),
  };
  const others = record.filter(({ buyerId }) => buyerId !== use.buyerId);
  // Refused buyers stay longest: they are what the record is for.
  return [merged, ...others]
    .sort((a, b) => (b.refusedAt ?? 0) - (a.refusedAt ?? 0) || b.seenAt - a.seenAt)
    .slice(0, MOST_BUYERS + 1);
}

const newest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.max(a, b);

/** What the uses of one mark say about a buyer, as of a moment. */
export function markFeatures(kind: MarkKind, record: MarkRecord, buyerId: string, asOf: number): Features {
  const others = record.filter((use) => use.buyerId !== buyerId && use.seenAt <= asOf);
  const buyers = others.filter(({ seenAt }) => seenAt > asOf - SEEN_FOR).length;
  const refused = others.some(
    ({ refusedAt }) => refusedAt !== undefined && refusedAt <= asOf && refusedAt > asOf - REFUSED_FOR,
  );
  return {
    [`${kind}Buyers30d`]: Math.min(buyers, MOST_BUYERS),
    [`${kind}SharedWithRefused`]: refused,
  };
}
