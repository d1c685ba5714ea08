import { Injectable } from '@nestjs/common';
import { fetchOutside } from '@bujiao/effects';
import { Config } from '@bujiao/platform';
import {
  PaymentAnswerUnclear,
  PaymentGatewayUnavailable,
  type PaymentGateway,
  type PaymentProof,
} from './payment-gateway.port.js';

/** ms; a gateway that is slower than this is asked again later. */
const TIMEOUT = 3_000;
/** What proxies answer for a gateway that is away or overloaded. */
const OUTAGES: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const STATUSES: readonly unknown[] = ['paid', 'unpaid', 'refunded'];

@Injectable()
export class HttpPaymentGateway implements PaymentGateway {
  constructor(private readonly config: Config) {}

  async findPayment(paymentId: string): Promise<PaymentProof | undefined> {
    const { ok, status, body } = await this.ask(paymentId);
    if (status === 404) return undefined;
    if (OUTAGES.has(status)) throw new PaymentGatewayUnavailable(`status ${status}`);
    if (!ok) throw new PaymentAnswerUnclear(paymentId, `status ${status}`);
    const proof = parsed(body);
    if (!isProof(proof)) throw new PaymentAnswerUnclear(paymentId, 'an answer of another form');
    if (proof.paymentId !== paymentId)
      throw new PaymentAnswerUnclear(paymentId, 'an answer about another payment');
    return proof;
  }

  /** An answer that breaks off, or whose body does not come in time, is none: it says nothing about the payment. */
  private async ask(paymentId: string): Promise<Pick<Response, 'ok' | 'status'> & { readonly body: string }> {
    try {
      const response = await fetchOutside(
        'payment-gateway',
        `${this.config.paymentGatewayUrl}/payments/${encodeURIComponent(paymentId)}`,
        {
          signal: AbortSignal.timeout(TIMEOUT),
        },
      );
      const { ok, status } = response;
      return { ok, status, body: await response.text() };
    } catch (cause) {
      throw new PaymentGatewayUnavailable(cause);
    }
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isProof(answer: unknown): answer is PaymentProof {
  if (typeof answer !== 'object' || answer === null) return false;
  const { paymentId, orderId, status, amount } = answer as Record<string, unknown>;
  return (
    typeof paymentId === 'string' &&
    typeof orderId === 'string' &&
    STATUSES.includes(status) &&
    Number.isInteger(amount)
  );
}
