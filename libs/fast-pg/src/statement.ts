import type { Parameter } from './parameters.js';

export interface Statement {
  /** Name under which it is prepared, once for each connection. */
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/** A column as text, whatever its type; null where it is null. */
export type Column = string | null;
