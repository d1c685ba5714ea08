import type { OrderTerms, PlacedFact, RechargeTarget } from '@bujiao/contracts';

/** The terms of two placings of one order, with their delivery targets in the clear. */
export interface Placing {
  readonly terms: OrderTerms;
  readonly target: RechargeTarget | undefined;
}

const FIELDS = ['buyerId', 'quantity', 'amount', 'placedAt'] as const;
const GOODS = ['goodsId', 'name', 'kind', 'unitPrice'] as const;
/** Terms that may be unknown at first and filled in later. */
const FILLED_IN = ['merchantId', 'paymentId'] as const;
const TARGET = ['rechargeAccount', 'gameArea', 'gameServer', 'gameRole'] as const;

/**
 * What another placing of a known order says: nothing new, something that was unknown, or other terms. An order that is placed
 * twice with other terms is two orders under one number, and the first terms stay. Every differing term is named.
 */
export function judgePlacing(known: Placing, told: Placing): PlacedFact {
  const disputes = [
    ...FIELDS.filter((field) => known.terms[field] !== told.terms[field]),
    ...GOODS.filter((field) => known.terms.goods[field] !== told.terms.goods[field]).map((f) => `goods.${f}`),
    ...FILLED_IN.filter((field) => differ(known.terms[field], told.terms[field])),
    ...(known.target && told.target ? differingTarget(known.target, told.target) : []),
  ];
  return disputes.length > 0 ? { disputes } : filledIn(known, told);
}

const differ = (known: string | undefined, told: string | undefined): boolean =>
  known !== undefined && told !== undefined && known !== told;

const differingTarget = (known: RechargeTarget, told: RechargeTarget): string[] =>
  TARGET.filter((field) => differ(known[field], told[field])).map((field) => `rechargeTarget.${field}`);

function filledIn({ terms: known }: Placing, { terms: told }: Placing): PlacedFact {
  const { merchantId, paymentId, rechargeTarget } = told;
  return {
    ...(known.merchantId === undefined && merchantId !== undefined && { merchantId }),
    ...(known.paymentId === undefined && paymentId !== undefined && { paymentId }),
    ...(!known.rechargeTarget && rechargeTarget && { rechargeTarget }),
  };
}
