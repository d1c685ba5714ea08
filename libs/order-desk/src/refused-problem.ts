import { Refused } from '@bujiao/order-history';
import { Problem, unavailable } from '@bujiao/platform';
import { PaymentGatewayUnavailable } from './payment-gateway/payment-gateway.port.js';

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
  'evidence-encrypted',
  'evidence-too-complex',
  'evidence-too-many-pixels',
]);

/**
 * A refusal of the rules as an HTTP problem: 422 if the request is wrong, 409 if the order's state forbids it; 503 where the payment
 * gateway does not answer. Every other error as it is.
 */
export function problemOfRefusal(error: unknown): unknown {
  if (error instanceof PaymentGatewayUnavailable) return paymentGatewayUnavailable(error);
  return error instanceof Refused ? refusalProblem(error) : error;
}

export const paymentGatewayUnavailable = (cause?: unknown): Problem =>
  unavailable('payment-gateway-unavailable', 'The payment gateway does not answer. Try again.', { cause });

export function refusalProblem({ code, sentence, data }: Refused): Problem {
  const status = UNPROCESSABLE.has(code) ? 422 : 409;
  return new Problem(status, code, sentence.en, { data: { ...data, sentence } });
}
