import { ELIGIBILITY_SENTENCES, Refused, type EligibilityCode } from '@bujiao/order-history';
import { orderNotFound, refusalProblem, unprocessable, type Problem } from '@bujiao/platform';

const MAY_RESUBMIT: ReadonlySet<string> = new Set<EligibilityCode>(['resubmittable', 'account-needed']);

/** What a request for a resubmission can be refused with, for the OpenAPI document. */
export function resubmissionProblems(): readonly [Problem, ...Problem[]] {
  const byState = Object.entries(ELIGIBILITY_SENTENCES)
    .filter(([code]) => !MAY_RESUBMIT.has(code))
    .map(([code, sentence]) => refusalProblem(new Refused(code, sentence)));
  return [
    orderNotFound(),
    ...byState,
    unprocessable(
      'idempotency-key-reused',
      'This idempotency key was used for a request with other content.',
    ),
    unprocessable('reason-does-not-fit', 'The reason does not fit the state of the order.'),
    unprocessable('recharge-target-missing', 'Please give the right account.'),
    unprocessable('recharge-target-unexpected', 'These goods are not delivered to an account.'),
  ];
}
