import { editDistance } from './edit-distance.js';

const MOST_EDITS = 2;
/** Of a name this short, two letters make another word: `account` is no `amount`. */
const SHORT = 6;
/** No field of the contract is so long; what is longer is not compared. */
const LONGEST = 64;

/** What is left of a name that is spelt in another style: `pending_supplier_orders` is `pendingsupplierorder`. */
const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[_\-\s]/g, '')
    .replace(/(?<=..)s$/, '');

/**
 * The known name that was meant: the nearest one by edits, in whatever style it was written. Undefined where none is near. Of
 * equally near ones, the first in `known`.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  if (known.includes(name)) return name;
  const key = keyOf(name);
  const distances = known.map((candidate) => distanceTo(keyOf(candidate), key));
  const least = Math.min(...distances);
  return least === Infinity ? undefined : known[distances.indexOf(least)];
}

const distanceTo = (known: string, given: string): number =>
  editDistance(given, known, known.length <= SHORT ? 1 : MOST_EDITS) ?? Infinity;

/** What a field with a fixed set of values expected. */
export interface ExpectedValue {
  readonly expected: readonly string[];
  /** The one that was meant, where one is near. */
  readonly nearest?: string;
}

/** For a value outside its set: the set, and the member that was meant, by edits or by a whole word of it. */
export function nearestValue(value: unknown, expected: readonly string[]): ExpectedValue {
  const nearest =
    typeof value === 'string' ? (nearestName(value, expected) ?? withWord(value, expected)) : undefined;
  return nearest === undefined ? { expected } : { expected, nearest };
}

/** `card` is a word of `game-card`; only where it is one of no other. */
function withWord(value: string, expected: readonly string[]): string | undefined {
  const words = wordsOf(value);
  const having = expected.filter((member) => wordsOf(member).some((word) => words.includes(word)));
  return having.length === 1 ? having[0] : undefined;
}

const wordsOf = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST)
    .split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/)
    .filter((word) => word.length > 2)
    .map(keyOf);
