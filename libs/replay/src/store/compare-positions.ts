import type { Position } from '@bujiao/event-store';

const partsOf = (position: Position | 'start'): readonly bigint[] =>
  position === 'start' ? [] : position.split(':').map((part) => BigInt(part));

/**
 * Below 0 where `a` comes before `b`, 0 where they are the same. Every adapter writes a position as numbers separated by colons,
 * the most significant first; `start` comes before all.
 * @throws SyntaxError for a text that is no position
 */
export function comparePositions(a: Position | 'start', b: Position | 'start'): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [one, other] = [left[i] ?? -1n, right[i] ?? -1n];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** Whether a text has the form of a position, or is `start`. */
export const isPosition = (text: string): boolean => text === 'start' || /^\d{1,20}(:\d{1,20})?$/.test(text);
