/** What the payment gateway says about a payment. */
export interface PaymentProof {
  readonly paymentId: string;
  readonly orderId: string;
  readonly status: 'paid' | 'unpaid' | 'refunded';
  /** Integer 分. */
  readonly amount: number;
  /** ISO 8601. */
  readonly paidAt?: string;
}

/** Asks the payment gateway. Reading only: it may be asked as often as needed. */
export interface PaymentGateway {
  /** @throws {PaymentGatewayUnavailable} when it does not answer; asking again can help. */
  findPayment(paymentId: string): Promise<PaymentProof | undefined>;
}

export const PAYMENT_GATEWAY = Symbol('PAYMENT_GATEWAY');

export class PaymentGatewayUnavailable extends Error {
  readonly code = 'payment-gateway-unavailable';
  readonly retryable = true;
  /** Asked again for as long as it lasts: no order is at fault, and no person can help. */
  readonly outage = true;
  constructor(cause?: unknown) {
    super('The payment gateway did not answer', { cause });
    this.name = 'PaymentGatewayUnavailable';
  }
}
