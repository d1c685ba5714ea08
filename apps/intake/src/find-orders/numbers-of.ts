import type { OrderTerms } from '@bujiao/contracts';
import type { KeptFact } from '../order-record/record-row.js';

export const NUMBER_KINDS = [
  'order',
  'payment',
  'supplier-request',
  'supplier-order',
  'resubmission',
  'event',
] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** A number that touched an order. */
export interface OrderNumber {
  readonly number: string;
  readonly orderId: string;
  readonly kind: NumberKind;
}

/** Names of members that hold a number, wherever they stand in what was told. */
const MEMBERS: Readonly<Record<string, NumberKind>> = {
  paymentId: 'payment',
  refundId: 'payment',
  requestNo: 'supplier-request',
  deliveryId: 'supplier-order',
  resubmissionId: 'resubmission',
};

/** Every number that a fact brings to its order. */
export function numbersOf(orderId: string, fact: KeptFact, terms?: OrderTerms): readonly OrderNumber[] {
  const found: [NumberKind, string][] = [['order', orderId], ['event', fact.id], ...numbersWithin(fact.data)];
  if (terms?.paymentId !== undefined) found.push(['payment', terms.paymentId]);
  return found.map(([kind, number]) => ({ kind, number, orderId }));
}

function numbersWithin(value: unknown): [NumberKind, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const kind = MEMBERS[name];
    return kind && typeof member === 'string' ? [[kind, member]] : numbersWithin(member);
  });
}
