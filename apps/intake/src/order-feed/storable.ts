/** Far more than any order event holds; what is beyond them is a mistake or an attack. */
const MOST_DEPTH = 16;
const MOST_VALUES = 1_000;

/** NUL and halves of characters: Postgres takes neither, and one of them would fail a whole batch. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

export const isStorableText = (text: string): boolean => !UNSTORABLE.test(text);

/** Whether a JSON value is small and shallow enough to be checked, and holds only texts that can be stored. */
export function isStorable(value: unknown): boolean {
  let left = MOST_VALUES;
  const fits = (part: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > MOST_DEPTH) return false;
    if (typeof part === 'string') return isStorableText(part);
    if (typeof part !== 'object' || part === null) return true;
    return Object.values(part).every((member) => fits(member, depth + 1));
  };
  return fits(value, 0);
}
