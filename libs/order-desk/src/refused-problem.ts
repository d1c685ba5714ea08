import { Refused } from '@bujiao/order-history';
import { Problem } from '@bujiao/platform';

const UNPROCESSABLE = new Set([
  'idempotency-key-reused',
  'reason-does-not-fit',
  'change-missing',
  'change-not-allowed',
  'change-needs-money',
  'difference-not-accepted',
  'goods-cost-more',
  'goods-not-offered',
  'difference-not-accepted',
  'goods-cost-more',
  'goods-not-offered',
  'recharge-target-missing',
  'recharge-target-unexpected',
  'account-invalid',
  'units-needed',
  'too-many-units',
  'evidence-kind-needed',
  'evidence-empty',
  'evidence-kind-not-taken',
  'evidence-unreadable',
  'evidence-too-many-pixels',
]);

/** A refusal of the rules as an HTTP problem: 422 if the request is wrong, 409 if the order's state forbids it. */
export const problemOfRefusal = (error: unknown): unknown =>
  error instanceof Refused ? refusalProblem(error) : error;

export function refusalProblem({ code, sentence, data }: Refused): Problem {
  const status = UNPROCESSABLE.has(code) ? 422 : 409;
  return new Problem(status, code, sentence.en, { data: { ...data, sentence } });
}
