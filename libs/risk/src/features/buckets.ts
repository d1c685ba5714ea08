const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Windows over which features may count, in ms. A window that is not here is refused: it would need other buckets. */
export const WINDOWS = {
  '10m': 10 * MINUTE,
  '24h': 24 * HOUR,
  '30d': 30 * DAY,
  '90d': 90 * DAY,
  '180d': 180 * DAY,
} as const;
export type WindowName = keyof typeof WINDOWS;

/** Width of a bucket and how many are kept: the finest that still covers a window is read. */
const GRAINS = [
  { width: 30 * SECOND, kept: 21 },
  { width: HOUR, kept: 25 },
  { width: DAY, kept: 181 },
] as const;

/** Most that one bucket holds; more is counted as this. */
export const MOST_IN_BUCKET = Number.MAX_SAFE_INTEGER / 1_024;

type Grain = ReadonlyMap<number, number>;

/**
 * Sums by bucket of time, bounded: at most 227 numbers, whatever comes. Buckets are cut in UTC, so zones, summer time and leap
 * days do not move them.
 */
export type Buckets = readonly [Grain, Grain, Grain];

export const emptyBuckets: Buckets = [new Map(), new Map(), new Map()];

/** With `by` more at `at`, ms since the epoch. Buckets too old for any window are dropped; an `at` older than all of them changes nothing. */
export function addTo(buckets: Buckets, at: number, by = 1): Buckets {
  return buckets.map((grain, i) => addToGrain(grain, at, by, GRAINS[i as 0 | 1 | 2])) as unknown as Buckets;
}

function addToGrain(grain: Grain, at: number, by: number, { width, kept }: (typeof GRAINS)[number]): Grain {
  const bucket = Math.floor(at / width);
  const newest = Math.max(bucket, ...grain.keys());
  if (bucket <= newest - kept) return grain;
  const next = new Map(grain);
  for (const known of next.keys()) if (known <= newest - kept) next.delete(known);
  next.set(bucket, Math.min(MOST_IN_BUCKET, (next.get(bucket) ?? 0) + by));
  return next;
}

/**
 * The sum over a window that ends at `asOf`: never less than what fell into `(asOf - window, asOf]`, and at most one bucket's width
 * more at its older end. What lies in buckets after that of `asOf` does not count.
 */
export function sumOver(buckets: Buckets, window: WindowName, asOf: number): number {
  const length = WINDOWS[window];
  const i = GRAINS.findIndex(({ width, kept }) => width * (kept - 1) >= length);
  const { width } = GRAINS[i as 0 | 1 | 2];
  const from = Math.floor((asOf - length) / width);
  const until = Math.floor(asOf / width);
  let sum = 0;
  for (const [bucket, value] of buckets[i as 0 | 1 | 2]) if (bucket >= from && bucket <= until) sum += value;
  return sum;
}
