import type { OrderFact, Sentence } from '@bujiao/contracts';
import { toldSentence } from '@bujiao/texts';

/** One thing that the shop told, as the history shows it. */
export interface ToldLine {
  readonly type: string;
  /** What was told, in words. */
  readonly sentence: Sentence;
  /** When it happened, as the publisher claims. */
  readonly at: string;
  readonly receivedAt: string;
  /** The authenticated publisher, its source and the event's id; for staff. */
  readonly from?: { readonly publisher: string; readonly source: string; readonly id: string };
  /** For staff; personal data stays sealed. */
  readonly data?: object;
}

export const toldLines = (told: readonly OrderFact[], forStaff: boolean): readonly ToldLine[] =>
  [...told]
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map((fact) => ({
      type: fact.type,
      sentence: toldSentence(fact),
      at: fact.time,
      receivedAt: fact.receivedAt,
      ...(forStaff && {
        from: { publisher: fact.publisher, source: fact.source, id: fact.id },
        data: withoutSealed(fact.data) as object,
      }),
    }));

/** Noise without the buyer's key, and none of a reader's business with it. */
export function withoutSealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSealed);
  if (typeof value !== 'object' || value === null) return value;
  if ('sealed' in value) return { sealed: true };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutSealed(member)]));
}
