import { Refused } from '@bujiao/order-history';
import { Problem } from '../errors/index.js';

const UNPROCESSABLE = new Set([
  'idempotency-key-reused',
  'reason-does-not-fit',
  'recharge-target-missing',
  'recharge-target-unexpected',
  'units-needed',
  'too-many-units',
]);

/** A refusal of the rules as an HTTP problem: 422 where the request is at fault, 409 where the order's state is. */
export function problemOfRefusal(error: unknown): unknown {
  if (!(error instanceof Refused)) return error;
  const status = UNPROCESSABLE.has(error.code) ? 422 : 409;
  return new Problem(status, error.code, error.sentence.en, {
    data: { ...error.data, sentence: error.sentence },
  });
}
