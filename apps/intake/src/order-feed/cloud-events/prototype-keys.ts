import { pointerTo } from '../field-check/json-pointer.js';

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor']);
/** Deeper data is refused by the check of the data; it is not followed here. */
const MOST_DEPTH = 32;

/**
 * JSON pointer to the first key that stands for a part of a prototype; undefined where there is none. No shop has use for such a
 * field, and code that copies it by hand would change every object of the process.
 */
export function prototypeKeyIn(value: unknown, path: readonly string[] = []): string | undefined {
  if (typeof value !== 'object' || value === null || path.length > MOST_DEPTH) return undefined;
  for (const key of Object.keys(value)) {
    const here = [...path, key];
    if (FORBIDDEN.has(key)) return pointerTo(here);
    const within = prototypeKeyIn((value as Readonly<Record<string, unknown>>)[key], here);
    if (within !== undefined) return within;
  }
  return undefined;
}
