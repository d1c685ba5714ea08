import type { OrderFact, OrderTerms } from '@bujiao/contracts';
import { countFacts, factsOfType } from './order-record.js';

/** The terms as they are now: as first placed, with what was unknown filled in, and corrected by the newest corrections. */
export function termsNow(placed: OrderTerms, counted: readonly OrderFact[]): OrderTerms {
  const fillIns = factsOfType(counted, 'shop.order.placed').map(({ data }) => data);
  const corrections = factsOfType(counted, 'shop.order.corrected').map(({ data }) => data.terms ?? {});
  if (corrections.length === 0 && fillIns.every((data) => Object.keys(data).length === 0)) return placed;
  const filled = fillIns.reduce<OrderTerms>(
    (terms, { disputes: _, ...data }) => ({ ...data, ...terms }),
    placed,
  );
  return corrections.reduce<OrderTerms>((terms, { goods, ...correction }) => {
    return { ...terms, ...correction, goods: { ...terms.goods, ...goods } };
  }, filled);
}

/** {@link termsNow} of a record, whichever of its facts count. Most records say nothing more about the terms. */
export function currentTerms(placed: OrderTerms, told: readonly OrderFact[]): OrderTerms {
  return told.some(speaksOfTerms) ? termsNow(placed, countFacts(told).counted) : placed;
}

const speaksOfTerms = ({ type, data }: OrderFact): boolean =>
  type === 'shop.order.corrected' || (type === 'shop.order.placed' && Object.keys(data).length > 0);
