import type { Sentence } from '@bujiao/contracts';
import type { Decision } from '@bujiao/order-history';
import { decisionSentence, type Values } from '@bujiao/texts';

/** The stable code of a decision. */
export const codeOf = (decision: Decision): string =>
  decision.do === 'go' ? 'resubmittable' : decision.code;

type KnownValues = Readonly<Record<string, string | number>>;

/** What a decision read, flat, for its sentence and for clients. */
export function valuesOf(decision: Exclude<Decision, { do: 'go' }>): KnownValues {
  const { known } = decision;
  if (decision.do === 'give') return { ...known, fields: decision.fields.join(',') };
  return decision.do === 'wait' ? { ...known, until: new Date(decision.until).toISOString() } : known;
}

/** A decision in words, about this very order. `missing`: units that are not delivered. */
export function sentenceOf(decision: Decision, missing = 0): Sentence {
  const values: Values =
    decision.do === 'go'
      ? { quantity: decision.quantity ?? missing, afterProof: decision.proofOf.length > 0 }
      : valuesOf(decision);
  return decisionSentence(codeOf(decision), values);
}
