import type { ConflictAction, ConflictCode, ConflictValues } from '@bujiao/contracts';

/** A contradiction as the history recorded it. */
export interface RecordedConflict {
  readonly code: ConflictCode;
  readonly known: ConflictValues;
  readonly foundAt: string;
  /** Absent while it is open. */
  readonly closed?: {
    readonly at: string;
    readonly by: 'person' | 'taken-back';
    readonly action?: ConflictAction;
  };
}

/** Two conflicts are the same when code and values are; other values are news, and open it again. */
export const sameConflict = (
  a: { readonly code: ConflictCode; readonly known: ConflictValues },
  b: { readonly code: ConflictCode; readonly known: ConflictValues },
): boolean => sameFinding(a, b);

/** The same code with the same values, in whatever order. */
export const sameFinding = (
  a: { readonly code: string; readonly known: ConflictValues },
  b: { readonly code: string; readonly known: ConflictValues },
): boolean => a.code === b.code && sortedValues(a.known) === sortedValues(b.known);

const sortedValues = (known: ConflictValues): string =>
  JSON.stringify(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)));
