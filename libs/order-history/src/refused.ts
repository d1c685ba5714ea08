import type { Sentence } from '@bujiao/contracts';

/** A command that the rules do not allow on this history. Stable code, a sentence for people, and the data that explains it. */
export class Refused extends Error {
  readonly retryable = false;
  constructor(
    readonly code: string,
    readonly sentence: Sentence,
    readonly data: Readonly<Record<string, string | number | boolean>> = {},
  ) {
    super(`${code}: ${sentence.en}`);
    this.name = 'Refused';
  }
}
