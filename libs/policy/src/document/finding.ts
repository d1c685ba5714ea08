/** A place in a document: 1 is the first line and the first column. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Values that the text of a finding names; what is quoted of the document is cut. */
export type FindingValues = Readonly<Record<string, string | number>>;

/** Something about a policy document that a person has to know. Its words are in `libs/texts`, by code. */
export interface Finding extends Place {
  /** Stable. */
  readonly code: string;
  /** `error`: the document cannot decide. `notice`: it can, and something may not be as meant. */
  readonly severity: 'error' | 'notice';
  /** Members from the root on: `defaults.window.last`. Empty: the document as a whole. */
  readonly path: string;
  readonly values: FindingValues;
}

/** A finding whose place is not known yet. */
export interface FoundAt {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly values: FindingValues;
  /** The name of the last member is meant, not its value. */
  readonly atKey?: boolean;
}

const LONGEST_QUOTE = 60;

/** What is quoted of a document in a message. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
