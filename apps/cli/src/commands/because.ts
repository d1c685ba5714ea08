import { EXIT, Failure } from '../exit-codes.js';
import { textOf, type Given } from '../verb.js';

/** The reason that was given. @throws Failure where there is none */
export function becauseOf(given: Given): string {
  const because = textOf(given, 'because')?.trim();
  if (!because) throw new Failure(EXIT.usage, 'Say why, with --because "…": it stays on record.');
  return because;
}
