import { isRechargeKind } from '@bujiao/contracts';
import {
  deliveryStop,
  findResubmission,
  oldProof,
  unitsOf,
  waitsForHeld,
  type Attempt,
  type OrderHistory,
} from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { unitsToBuy } from './quantities.js';
import {
  historyWith,
  outcomeEvents,
  type NotDelivered,
  type Outcome,
  type SettleAttempt,
} from './settle-attempt.decider.js';

/** What a supplier promises about its numbers. */
export interface SupplierPromises {
  /** ms */
  readonly latestArrival: number;
  /** ms */
  readonly idempotencyHorizon: number;
}

export interface UnknownNumber extends Omit<SettleAttempt, 'outcome'> {
  /** The rules in force: whether goods wait until the shop has stopped. */
  readonly rules: Policy;
}

/**
 * What it means that the supplier does not know the number of an attempt. Once no earlier call can arrive any more, and for as long
 * as the supplier remembers numbers, nothing was bought under it. Then it may be sent again, if what it stands for is still owed and
 * would be bought now; otherwise the attempt has come to nothing, and what there is to do is decided anew.
 */
export function afterNoSuchOrder(
  history: OrderHistory,
  attempt: Attempt,
  { latestArrival, idempotencyHorizon }: SupplierPromises,
  command: UnknownNumber,
): Outcome {
  const { now } = command;
  const notBefore = Date.parse(attempt.sentAt) + latestArrival;
  if (now < notBefore) return { outcome: 'unknown', code: 'not-arrived-yet', notBefore };
  if (now - earliestCall(history, attempt) >= idempotencyHorizon)
    return { outcome: 'unknown', code: 'beyond-idempotency-horizon' };
  return sentAgainOrNothing(history, attempt, command);
}

function sentAgainOrNothing(history: OrderHistory, attempt: Attempt, command: UnknownNumber): Outcome {
  const nothing: NotDelivered = { outcome: 'not-sent', code: 'number-unknown', retryable: true };
  const [failure] = outcomeEvents(history, attempt, { ...command, outcome: nothing });
  const without = failure ? historyWith(history, failure, command.now) : history;
  return wouldBeBought(without, attempt, command.resubmissionId) &&
    !waits(without, command) &&
    !needsProof(without, command)
    ? { outcome: 'unknown', code: 'sent-again', sentAgain: true }
    : nothing;
}

/** ms since the epoch. A call of the shop's was made at some time since the order was placed. */
const earliestCall = ({ terms }: OrderHistory, { adopted, startedAt }: Attempt): number =>
  Date.parse((adopted && terms?.placedAt) || startedAt);

/**
 * Cards are bought from nobody, and nothing is while another call of the shop's is open or news stands against it. The shop's own number
 * stands for the ordered goods and units: other goods, or fewer units than it names, are bought under a number of ours.
 */
function wouldBeBought(
  without: OrderHistory,
  { quantity, adopted }: Attempt,
  resubmissionId: string,
): boolean {
  const resubmission = findResubmission(without, resubmissionId);
  if (!resubmission || (adopted && resubmission.goods)) return false;
  const isTopUp = without.terms !== undefined && isRechargeKind(without.terms.goods.kind);
  const isWanted = unitsToBuy(without, resubmission) >= quantity;
  return isTopUp && isWanted && unitsOf(without).openSupplierOrders.length === 0 && !deliveryStop(without);
}

/** Nothing is sent on a proof of payment that is too old: the attempt comes to nothing, and the next one asks the gateway first. */
function needsProof(history: OrderHistory, { resubmissionId, rules, now }: UnknownNumber): boolean {
  const resubmission = findResubmission(history, resubmissionId);
  return resubmission !== undefined && oldProof(history, resubmission, rules, now) !== undefined;
}

/** To send the shop's own number again is to buy, and waits for its acknowledgement as every purchase does. */
function waits(history: OrderHistory, { resubmissionId, rules }: UnknownNumber): boolean {
  const resubmission = findResubmission(history, resubmissionId);
  return resubmission !== undefined && waitsForHeld(history, resubmission, rules) !== undefined;
}
