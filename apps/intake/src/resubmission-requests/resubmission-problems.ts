import { DECISION_REFUSALS, Refused } from '@bujiao/order-history';
import { orderNotFound, refusalProblem } from '@bujiao/order-desk';
import { recipientNotFound } from '../buyer-profile/recipients/recipient-problems.js';
import { forbidden, unprocessable, type Problem } from '@bujiao/platform';
import { exampleSentence } from '@bujiao/texts';

export const overrideNotAllowed = (): Problem =>
  forbidden('override-not-allowed', 'Only after-sales may set a rule aside.');

/** What a request for a resubmission can be refused with, for the OpenAPI document. */
export const resubmissionProblems = (): readonly [Problem, ...Problem[]] => [
  orderNotFound(),
  overrideNotAllowed(),
  recipientNotFound(),
  ...DECISION_REFUSALS.map((code) => refusalProblem(new Refused(code, exampleSentence(code)))),
  refusalProblem(new Refused('idempotency-key-reused', exampleSentence('idempotency-key-reused'))),
  unprocessable('recharge-target-missing', 'Please give the account to top up.'),
];
