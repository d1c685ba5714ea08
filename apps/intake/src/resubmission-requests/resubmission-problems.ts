import { DECISION_REFUSALS, Refused, type Known } from '@bujiao/order-history';
import { orderNotFound, refusalProblem } from '@bujiao/order-desk';
import { unprocessable, type Problem } from '@bujiao/platform';
import { decisionSentence } from '@bujiao/texts';

const AT = '2026-11-23T10:02:00.000Z';

/** The values of a sample order, which the sentences of the examples name. */
const SAMPLE: Known = {
  ...{ ordered: 2, delivered: 2, surely: 1, possibly: 2, byShop: 2, byUs: 1, payments: 1, facts: 1_000 },
  ...{ amount: 2_000, due: 2_000, received: 1_000, missing: 1_000, paymentId: 'P-1' },
  ...{ at: AT, since: AT, until: AT, windowMs: 24 * 3_600_000, tries: 5, limit: 5 },
  ...{ cause: 'buyer', code: 'wrong-account', conflict: 'over-delivered', fitting: 'delivery-failed' },
};

/** What a request for a resubmission can be refused with, for the OpenAPI document. */
export const resubmissionProblems = (): readonly [Problem, ...Problem[]] => [
  orderNotFound(),
  ...DECISION_REFUSALS.map((code) => refusalProblem(new Refused(code, decisionSentence(code, SAMPLE)))),
  refusalProblem(new Refused('idempotency-key-reused', decisionSentence('idempotency-key-reused'))),
  unprocessable('recharge-target-missing', 'Please give the account to top up.'),
];
