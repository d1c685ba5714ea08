/**
 * How many letters have to be added, left out, replaced, or swapped with their neighbour to get from one text to the other
 * (Damerau-Levenshtein, each letter touched once). Undefined where that is more than `most`.
 */
export function editDistance(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined;
  let [beforeLast, last]: [number[], number[]] = [[], range(other.length + 1)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const swapped = isSwap(one, other, i, j) ? (beforeLast[j - 2] as number) + 1 : Infinity;
      const replaced = (last[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1);
      row.push(Math.min(swapped, replaced, (last[j] as number) + 1, (row[j - 1] as number) + 1));
    }
    [beforeLast, last] = [last, row];
  }
  const distance = last[other.length] as number;
  return distance <= most ? distance : undefined;
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

const isSwap = (one: string, other: string, i: number, j: number): boolean =>
  i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
