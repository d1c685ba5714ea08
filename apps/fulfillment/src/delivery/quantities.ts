import { deliveredBy, unitsOf, type OrderHistory, type Resubmission } from '@bujiao/order-history';

/** Units that a resubmission may still deliver, those of open supplier orders included. Zero: it is complete. */
export function unitsLeft(history: OrderHistory, resubmission: Resubmission): number {
  const { missing, unsettled } = unitsOf(history);
  return Math.max(0, Math.min(missing - unsettled, asked(resubmission)));
}

/** Units that may be bought or issued for it now. */
export const unitsToBuy = (history: OrderHistory, resubmission: Resubmission): number =>
  Math.max(0, Math.min(unitsOf(history).owed, asked(resubmission)));

const asked = (resubmission: Resubmission): number =>
  resubmission.quantity === undefined ? Infinity : resubmission.quantity - deliveredBy(resubmission);
