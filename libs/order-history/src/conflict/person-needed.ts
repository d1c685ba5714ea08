import type { ConflictCode, OrderConflict } from '@bujiao/contracts';
import type { Units } from '../delivery/units.js';
import type { OrderHistory, PersonAsked } from '../order-history.js';
import type { OriginalOrder } from '../order/original-order.js';

interface Known {
  readonly order: OriginalOrder;
  readonly units: Units;
}

/** Decisions that the rules leave to a person, each with whether it still has to be taken. A contradiction has its own finder. */
const STILL_OPEN: Partial<Readonly<Record<string, (asked: PersonAsked, known: Known) => boolean>>> = {
  'maybe-delivered': (_, { units }) => units.missing > 0,
  'refund-without-units': ({ known }, { order }) =>
    order.payments.money.refundedWithoutUnits === known['amount'],
  'cancelled-after-payment': (_, { order, units }) => units.missing > 0 && order.cancellations.length > 0,
  'failure-needs-person': ({ known }, { order, units }) =>
    units.missing > 0 && (order.anomaly?.code ?? known['code']) === known['code'],
  'record-full': () => true,
};

/** Whether a decision of this code is work for a person by itself. */
export const isPersonsWork = (code: string): boolean => Object.hasOwn(STILL_OPEN, code);

/** What somebody asked for and a person still has to decide. */
export function personNeeded({ personAsked }: OrderHistory, known: Known): OrderConflict | undefined {
  if (!personAsked || !isPersonsWork(personAsked.code)) return undefined;
  return STILL_OPEN[personAsked.code]?.(personAsked, known)
    ? { code: personAsked.code as ConflictCode, known: personAsked.known }
    : undefined;
}
