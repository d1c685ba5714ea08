import { nearestName } from './nearest-name.js';
import type { ConditionProblem } from './condition.js';

/** Names the place of a value in the document: `['risk', 'factors', 'disputes', 'when']`. */
export type Path = readonly (string | number)[];

/** Something that is wrong with the section; the caller knows its line and says it in both languages. */
export interface RuleError {
  readonly path: Path;
  readonly code:
    | 'not-an-object'
    | 'unknown-key'
    | 'key-missing'
    | 'not-a-whole-number'
    | 'not-a-text'
    | 'bad-name'
    | 'too-many-factors'
    | 'placeholder-not-read'
    | 'band-unreadable'
    | 'bands-not-ascending'
    | ConditionProblem['code'];
  readonly values: Readonly<Record<string, string | number>>;
}

export type Plain = Readonly<Record<string, unknown>>;
export type Report = (path: Path, code: RuleError['code'], values?: RuleError['values']) => undefined;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface KeysInput {
  readonly given: Plain;
  readonly known: readonly string[];
  readonly path: Path;
  readonly report: Report;
}

export function reportUnknownKeys({ given, known, path, report }: KeysInput): void {
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue;
    const near = nearestName(key, known);
    report([...path, key], 'unknown-key', { key, known: known.join(', '), ...(near && { near }) });
  }
}
