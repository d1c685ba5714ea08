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
  /**
   * Undefined: the gateway knows no such number.
   * @throws {PaymentGatewayUnavailable} when the gateway does not answer at all; asking again can help.
   * @throws {PaymentAnswerUnclear} when its answer about this number cannot be understood.
   */
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

/** The gateway answered about one payment, and not as agreed. No outage: other orders are not concerned. */
export class PaymentAnswerUnclear extends Error {
  readonly code = 'payment-answer-unclear';
  readonly retryable = true;
  constructor(
    readonly paymentId: string,
    detail: string,
  ) {
    super(`The payment gateway's answer about ${paymentId} cannot be understood: ${detail}`);
    this.name = 'PaymentAnswerUnclear';
  }
}
