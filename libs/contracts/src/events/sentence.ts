/** A sentence for people, in both languages of the platform. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}
