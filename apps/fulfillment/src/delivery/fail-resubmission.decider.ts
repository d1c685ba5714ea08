import type { OrderEvent } from '@bujiao/contracts';
import type { Known } from '@bujiao/order-history';
import { decisionSentence, endSentence } from '@bujiao/texts';

/**
 * The end of a resubmission that delivered nothing more; what the buyer is told is made of the code that ended it. `known`: the values
 * of a decision that stands against it, such as what the gateway said of the payment.
 */
export const failResubmission = (resubmissionId: string, code: string, known?: Known): OrderEvent => ({
  type: 'ResubmissionFailed',
  data: { resubmissionId, code, sentence: known ? decisionSentence(code, known) : endSentence(code) },
});
