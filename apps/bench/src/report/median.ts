/** NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] as number;
  return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Of values and the floors measured next to them: their medians, and the median of their ratios. */
export const compare = (
  pairs: readonly { readonly value: number; readonly floor: number }[],
): { value: number; floor: number; ratio: number } => ({
  value: median(pairs.map(({ value }) => value)),
  floor: median(pairs.map(({ floor }) => floor)),
  ratio: median(pairs.map(({ value, floor }) => value / floor)),
});
