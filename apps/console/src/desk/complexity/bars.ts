import type { ComplexityLine, WaitsFor } from '../../api/complexity.js';

/** Waits before the delivery, in the order in which they are drawn. The buyer's confirmation comes after it. */
export const WAITS_TO_DELIVERY = [
  'proof',
  'platform',
  'reviewer',
  'supplier',
  'support',
] as const satisfies readonly WaitsFor[];
export type DrawnWait = (typeof WAITS_TO_DELIVERY)[number];

export interface Segment {
  readonly wait: DrawnWait;
  readonly seconds: number;
  /** Percent of the widest bar. */
  readonly from: number;
  readonly width: number;
}

export const secondsOf = ({ waits }: Pick<ComplexityLine, 'waits'>, wait: WaitsFor): number =>
  waits.find((one) => one.for === wait)?.seconds ?? 0;

export const secondsToDelivery = (line: Pick<ComplexityLine, 'waits'>): number =>
  WAITS_TO_DELIVERY.reduce((sum, wait) => sum + secondsOf(line, wait), 0);

/** The waits of a line one after the other; `most` is the sum of the longest line. Waits of no length are left out. */
export function segmentsOf(line: Pick<ComplexityLine, 'waits'>, most: number): readonly Segment[] {
  let from = 0;
  return WAITS_TO_DELIVERY.flatMap((wait) => {
    const seconds = secondsOf(line, wait);
    const segment = { wait, seconds, from, width: percentOf(seconds, most) };
    from += segment.width;
    return seconds > 0 ? [segment] : [];
  });
}

/** 0 where nothing has a length. */
export const percentOf = (value: number, most: number): number => (most > 0 ? (100 * value) / most : 0);

/** With one decimal at most; a dash where there is no whole. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((1000 * part) / whole) / 10} %`;
