export const PAYMENT_STATUSES = ['paid', 'unpaid', 'refunded'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** What the gateway knows about a payment. */
export interface Payment {
  readonly paymentId: string;
  readonly orderId: string;
  readonly status: PaymentStatus;
  /** Integer 分. */
  readonly amount: number;
  /** ISO 8601; absent while unpaid. */
  readonly paidAt?: string;
}

export const PAYMENT_FAULTS = [
  'unpaid',
  'slow',
  'error-500',
  'error-503',
  'too-many-requests',
  'malformed',
  'timeout',
  'connection-reset',
] as const;
export type PaymentFault = (typeof PAYMENT_FAULTS)[number];
