import type { OrderEvent } from '@bujiao/contracts';
import { endSentence } from '@bujiao/texts';

/** The end of a resubmission that delivered nothing more; what the buyer is told is made of the code that ended it. */
export const failResubmission = (resubmissionId: string, code: string): OrderEvent => ({
  type: 'ResubmissionFailed',
  data: { resubmissionId, code, sentence: endSentence(code) },
});
