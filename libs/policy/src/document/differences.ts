import type { PolicyDocument } from './policy-document.js';

/** A member in which two documents differ. */
export interface Difference {
  /** Members from the root on: `defaults.window.last`. */
  readonly path: string;
  /** Absent: the member is new. */
  readonly was?: unknown;
  /** Absent: the member is gone. */
  readonly is?: unknown;
}

/** What differs between two documents, member by member; lists as a whole. The name and the note of the version are left out. */
export function differencesOf(was: PolicyDocument, is: PolicyDocument): readonly Difference[] {
  const [{ policy: _a, note: _b, ...before }, { policy: _c, note: _d, ...after }] = [was, is];
  return differ(before, after, []);
}

function differ(was: unknown, is: unknown, path: readonly string[]): readonly Difference[] {
  if (isMap(was) && isMap(is)) {
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return names.flatMap((name) => differ(own(was, name), own(is, name), [...path, name]));
  }
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  return [{ path: path.join('.'), ...(was !== undefined && { was }), ...(is !== undefined && { is }) }];
}

const own = (map: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(map, name) ? map[name] : undefined;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
