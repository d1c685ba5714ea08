import type { Sentence } from '@bujiao/contracts';
import type { DECISION_REFUSALS } from '@bujiao/order-history';
import type { Text, Values } from '../format.js';
import { DECISION_EXAMPLES } from './examples.js';
import { GOING_ON } from './going-on.js';
import { GOODS } from './goods.js';
import { LIMITS } from './limits.js';
import { PAYMENT } from './payment.js';
import { REQUESTS } from './requests.js';

/** Every code of a decision, as a sentence about this very case. A refusal without one does not compile. */
const SENTENCES = {
  ...GOING_ON,
  ...GOODS,
  ...LIMITS,
  ...PAYMENT,
  ...REQUESTS,
} satisfies Readonly<Record<(typeof DECISION_REFUSALS)[number], Text>>;
const DECISIONS: Readonly<Record<string, Text>> = SENTENCES;

export const KNOWN_DECISION_CODES: readonly string[] = Object.keys(DECISIONS);

/** The sentence of a decision's code with the values that it read. Every code has one; see the spec. */
export function decisionSentence(code: string, values: Values = {}): Sentence {
  const text = Object.hasOwn(DECISIONS, code) ? DECISIONS[code] : undefined;
  if (!text) throw new Error(`no sentence for ${code}`);
  return text(values);
}

/** The sentence of a code as it reads for an order somewhere, for documents. */
export const exampleSentence = (code: string): Sentence => decisionSentence(code, DECISION_EXAMPLES[code]);
