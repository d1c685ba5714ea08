/** Characters of a pattern at most. */
export const LONGEST_PATTERN = 200;
/** Most that one part may repeat; no value is longer. */
export const MOST_REPEATS = 64;
/** Parts of which the number is open, at most: a value of 64 characters is then matched within 64³ steps, whatever it is. */
const MOST_OPEN_PARTS = 3;

/** Why a text is no pattern of this syntax. */
export type PatternProblem =
  'pattern-too-long' | 'pattern-not-understood' | 'pattern-repeats-too-often' | 'pattern-too-open';

/**
 * The checks of templates come from people and judge what strangers type, so they are not free regular expressions: those can be made to
 * run for hours. A pattern is a row of parts, and the whole value has to match it:
 *
 * - a character; `\d` for a digit; `[A-Za-z0-9_-]`, a list of characters and ranges;
 * - after a part `{6}`, `{6,12}` or `?`: how often.
 *
 * There are no groups, no alternatives, no `*` and `+`, and at most three parts of which the number is open.
 */
export function readPattern(
  pattern: string,
): { readonly matches: (value: string) => boolean } | { readonly problem: PatternProblem } {
  if (pattern.length > LONGEST_PATTERN) return { problem: 'pattern-too-long' };
  const parts = partsOf(pattern);
  if (!parts) return { problem: 'pattern-not-understood' };
  if (parts.some(({ most, least }) => most > MOST_REPEATS || least > most))
    return { problem: 'pattern-repeats-too-often' };
  if (parts.filter(({ most, least }) => most !== least).length > MOST_OPEN_PARTS)
    return { problem: 'pattern-too-open' };
  const compiled = new RegExp(`^(?:${pattern})$`, 'u');
  return { matches: (value) => [...value].length <= MOST_REPEATS && compiled.test(value) };
}

interface Part {
  readonly least: number;
  readonly most: number;
}

/** A character that means nothing else, an escaped sign, a digit, or a list. */
const ATOM =
  /^(?:[\p{L}\p{N} _@#:,;=!~'"%&<>-]|\\[d.\\[\]{}()*+?^$|/-]|\[(?:[\p{L}\p{N} _.@#:+]|\\[d\\\]-])(?:[\p{L}\p{N} _.@#:+-]|\\[d\\\]-])*\])/u;
const REPEAT = /^(?:\?|\{(\d{1,3})(?:,(\d{1,3}))?\})/;

function partsOf(pattern: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  let rest = pattern;
  while (rest !== '') {
    const atom = ATOM.exec(rest)?.[0];
    if (atom === undefined) return undefined;
    rest = rest.slice(atom.length);
    const repeat = REPEAT.exec(rest);
    rest = rest.slice(repeat?.[0].length ?? 0);
    parts.push(countsOf(repeat));
  }
  return parts.length > 0 && isRegExp(pattern) ? parts : undefined;
}

function countsOf(repeat: RegExpExecArray | null): Part {
  if (!repeat) return { least: 1, most: 1 };
  const [whole, least, most] = repeat;
  if (whole === '?') return { least: 0, most: 1 };
  return { least: Number(least), most: Number(most ?? least) };
}

/** A range that runs backwards is of the syntax, and no expression. */
function isRegExp(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
