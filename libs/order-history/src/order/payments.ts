import type { OrderFact, OrderTerms, ProvenPayment } from '@bujiao/contracts';
import { factsOfType } from './order-record.js';
import { refundsOf, type Refund } from './refunds.js';
import { sum } from '../sum.js';

/** One try to pay. Without a number: the shop said "paid" or "timed out" and named none. */
export interface PaymentTry {
  readonly paymentId?: string;
  readonly openedAt?: string;
  readonly paidAt?: string;
  readonly timedOutAt?: string;
  /** Integer 分; the gateway's where it said one, else the greatest that was told. */
  readonly amount?: number;
  /** Amounts of this try that publishers told differently, where the gateway has not settled it. */
  readonly amountsDiffer: boolean;
  /** What the gateway said last. */
  readonly proven?: ProvenPayment['status'];
  /** A fact or the gateway says that its money arrived. */
  readonly paid: boolean;
}

export interface Payments {
  readonly tries: readonly PaymentTry[];
  readonly refunds: readonly Refund[];
  /** Every payment number that is known, wherever it was told. */
  readonly numbers: readonly string[];
  readonly money: Money;
}

/** Sums in integer 分. */
export interface Money {
  /** Price of what is still wanted: the amount, less refunded units and lowered prices. */
  readonly due: number;
  /** What arrived; a paid try without an amount counts as what was missing. */
  readonly received: number;
  /** What went back for units or without a stated cause. Goodwill and price refunds do not count. */
  readonly refunded: number;
  /** Units that refunds stand for. */
  readonly refundedUnits: number;
  /** Refunded without saying for which units, and not in full: a person has to say. */
  readonly refundedWithoutUnits: number;
  readonly state: 'free' | 'unpaid' | 'underpaid' | 'paid' | 'overpaid' | 'refunded';
}

export function paymentsOf(
  terms: OrderTerms,
  counted: readonly OrderFact[],
  proofs: ReadonlyMap<string, ProvenPayment>,
): Payments {
  const numbers = paymentNumbers(terms, counted, proofs);
  const tries = [
    ...numbers.map((number) => tryOf(number, counted, proofs.get(number), numbers)),
    ...namelessTry(counted, numbers, proofs),
  ];
  const refunds = refundsOf(counted);
  return { tries, refunds, numbers, money: moneyOf(terms, tries, refunds) };
}

function paymentNumbers(
  terms: OrderTerms,
  counted: readonly OrderFact[],
  proofs: ReadonlyMap<string, ProvenPayment>,
): readonly string[] {
  const told = counted.map((fact) =>
    fact.type === 'shop.order.corrected'
      ? fact.data.terms?.paymentId
      : (fact.data as { readonly paymentId?: string }).paymentId,
  );
  const all = [terms.paymentId, ...told, ...proofs.keys()];
  return [...new Set(all.filter((number): number is string => number !== undefined))];
}

function tryOf(
  paymentId: string,
  counted: readonly OrderFact[],
  proof: ProvenPayment | undefined,
  numbers: readonly string[],
): PaymentTry {
  // "Paid" without a number takes the number when only one is known.
  const named = (id: string | undefined): boolean =>
    id === paymentId || (id === undefined && numbers.length === 1);
  const opened = factsOfType(counted, 'shop.order.payment-started').filter(
    ({ data }) => data.paymentId === paymentId,
  );
  const paid = factsOfType(counted, 'shop.order.paid').filter(({ data }) => named(data.paymentId));
  const timedOut = factsOfType(counted, 'shop.order.payment-timed-out').filter(
    ({ data, time }) =>
      data.paymentId === paymentId || (data.paymentId === undefined && openedBefore(opened, time)),
  );
  return {
    paymentId,
    ...firstTime('openedAt', opened),
    ...firstTime('paidAt', paid),
    ...firstTime('timedOutAt', timedOut),
    ...amountOf([...paid, ...opened], proof),
    ...(proof && { proven: proof.status }),
    paid: paid.length > 0 || proof?.status === 'paid',
  };
}

/** A try whose opening was not told counts as opened before everything. */
const openedBefore = (opened: readonly OrderFact[], time: string): boolean =>
  opened.length === 0 || opened.some((fact) => fact.time <= time);

/** What was said of payments without a number where it belongs to no numbered try. */
function namelessTry(
  counted: readonly OrderFact[],
  numbers: readonly string[],
  proofs: ReadonlyMap<string, ProvenPayment>,
): readonly PaymentTry[] {
  const paid =
    numbers.length === 1 || isNumberedPaid(counted, proofs) ? [] : nameless(counted, 'shop.order.paid');
  const timedOut = numbers.length > 0 ? [] : nameless(counted, 'shop.order.payment-timed-out');
  if (paid.length + timedOut.length === 0) return [];
  return [
    {
      ...firstTime('paidAt', paid),
      ...firstTime('timedOutAt', timedOut),
      ...amountOf(paid, undefined),
      paid: paid.length > 0,
    },
  ];
}

const nameless = <T extends 'shop.order.paid' | 'shop.order.payment-timed-out'>(
  counted: readonly OrderFact[],
  type: T,
): OrderFact<T>[] => factsOfType(counted, type).filter(({ data }) => data.paymentId === undefined);

/** A nameless "paid" adds nothing beside a numbered one. */
const isNumberedPaid = (counted: readonly OrderFact[], proofs: ReadonlyMap<string, ProvenPayment>): boolean =>
  factsOfType(counted, 'shop.order.paid').some(({ data }) => data.paymentId !== undefined) ||
  [...proofs.values()].some(({ status }) => status === 'paid');

const firstTime = <K extends string>(name: K, facts: readonly OrderFact[]): { [key in K]?: string } =>
  (facts[0] ? { [name]: facts[0].time } : {}) as { [key in K]?: string };

function amountOf(
  facts: readonly (OrderFact<'shop.order.paid'> | OrderFact<'shop.order.payment-started'>)[],
  proof: ProvenPayment | undefined,
): Pick<PaymentTry, 'amount' | 'amountsDiffer'> {
  const told = [
    ...new Set(
      facts.map(({ data }) => data.amount).filter((amount): amount is number => amount !== undefined),
    ),
  ];
  if (proof?.amount !== undefined) return { amount: proof.amount, amountsDiffer: false };
  if (told.length === 0) return { amountsDiffer: false };
  return { amount: Math.max(...told), amountsDiffer: told.length > 1 };
}

/** Value of some units of the order, integer 分. */
export const valueOf = ({ amount, quantity }: OrderTerms, units: number): number =>
  Math.round((amount * Math.min(units, quantity)) / quantity);

function moneyOf(terms: OrderTerms, tries: readonly PaymentTry[], refunds: readonly Refund[]): Money {
  const ofUnits = refunds.filter(({ cause }) => cause === 'units');
  const refundedUnits = Math.min(terms.quantity, sum(ofUnits.map(({ quantity = 0 }) => quantity)));
  const lowered = sum(refunds.filter(({ cause }) => cause === 'price').map(({ amount }) => amount));
  const due = Math.max(0, terms.amount - valueOf(terms, refundedUnits) - lowered);
  const refunded = sum(ofUnits.map(({ amount }) => amount));
  const received = receivedBy(terms, tries) - lowered;
  const withoutUnits = sum(
    ofUnits.filter(({ quantity }) => quantity === undefined).map(({ amount }) => amount),
  );
  const sums = { due, received: Math.max(0, received), refunded, refundedUnits };
  const inFull = refunded > 0 && refunded >= Math.min(terms.amount, received || terms.amount);
  return { ...sums, refundedWithoutUnits: inFull ? 0 : withoutUnits, state: moneyState(terms, sums, inFull) };
}

/** A live try without an amount counts as the rest of the price: the shop calls the order paid. */
function receivedBy({ amount }: OrderTerms, tries: readonly PaymentTry[]): number {
  const paid = tries.filter((t) => t.paid && t.proven !== 'refunded' && t.proven !== 'other-order');
  const told = sum(paid.map((t) => t.amount ?? 0));
  return paid.some((t) => t.amount === undefined) ? Math.max(told, amount) : told;
}

function moneyState(
  { amount, quantity }: OrderTerms,
  { due, received, refunded, refundedUnits }: Pick<Money, 'due' | 'received' | 'refunded' | 'refundedUnits'>,
  inFull: boolean,
): Money['state'] {
  if (inFull || refundedUnits >= quantity) return 'refunded';
  if (amount === 0) return 'free';
  const kept = received - refunded;
  if (received === 0) return 'unpaid';
  if (kept < due) return 'underpaid';
  return kept > due ? 'overpaid' : 'paid';
}
