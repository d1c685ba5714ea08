import type { Decision, Known } from './decision.js';

/** The stable code of a decision. */
export const codeOfDecision = (decision: Decision): string =>
  decision.do === 'go' ? 'resubmittable' : decision.code;

/** What a decision against it read, flat: for its sentence and for clients. Page, click and verification say the same. */
export function valuesOfDecision(decision: Exclude<Decision, { do: 'go' }>): Known {
  const { known } = decision;
  if (decision.do === 'give') return { ...known, fields: decision.fields.join(',') };
  return decision.do === 'wait' ? { ...known, until: new Date(decision.until).toISOString() } : known;
}
