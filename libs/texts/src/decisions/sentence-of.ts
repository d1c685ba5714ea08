import type { Sentence } from '@bujiao/contracts';
import { codeOfDecision, valuesOfDecision, type Decision } from '@bujiao/order-history';
import type { Values } from '../format.js';
import { decisionSentence } from './decisions.js';

/** A decision in words, about this very order. `missing`: units that are not delivered. */
export function sentenceOf(decision: Decision, missing = 0): Sentence {
  const values: Values =
    decision.do === 'go'
      ? { quantity: decision.quantity ?? missing, afterProof: decision.proofOf.length > 0 }
      : valuesOfDecision(decision);
  return decisionSentence(codeOfDecision(decision), values);
}
