import type { DeadLetter } from '../../../api/desk.js';

/** The label by which `GET /dead-letters/why` counts a letter. */
export const labelOf = ({ reason, errorCode }: Pick<DeadLetter, 'reason' | 'errorCode'>): string =>
  reason === 'behind' ? reason : (errorCode ?? reason);

export interface LetterFilter {
  readonly reason?: string | undefined;
  /** ISO 8601; parked then or later. */
  readonly since?: string | undefined;
}

const sequenceOf = ({ group, event, id }: DeadLetter): string => `${group} ${event?.orderId ?? `#${id}`}`;

/** The letters that fit, without the others of their orders, as a discard selects them. */
export function fittingAlone(
  letters: readonly DeadLetter[],
  { reason, since }: LetterFilter,
): readonly DeadLetter[] {
  const from = since ? Date.parse(since) : -Infinity;
  return letters
    .filter((letter) => !reason || labelOf(letter) === reason)
    .filter(({ parkedAt }) => Date.parse(parkedAt) >= from);
}

/** Whole orders that have a letter which fits, as a redrive selects them: a later event must not overtake the one that failed. */
export function fitting(
  letters: readonly DeadLetter[],
  { reason, since }: LetterFilter,
): readonly DeadLetter[] {
  if (!reason && !since) return letters;
  const wanted = new Set(fittingAlone(letters, { reason, since }).map(sequenceOf));
  return letters.filter((letter) => wanted.has(sequenceOf(letter)));
}

/** Orders that a redrive of these letters would handle: a message that could not be read has none. */
export const ordersOf = (letters: readonly DeadLetter[]): number =>
  new Set(letters.flatMap(({ group, event }) => (event ? [`${group} ${event.orderId}`] : []))).size;

/** The object that somebody typed; undefined where it is none. */
export function parsedObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
