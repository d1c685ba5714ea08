import type { Sealed } from '@bujiao/contracts';
import type { Attempt } from '../delivery/attempt.js';
import { orderOf, type OrderHistory } from '../order-history.js';
import type { Resubmission } from '../resubmission/resubmission.js';

/**
 * The delivery target of a resubmission: the one that was asked for with it, else the one that the checks of custom goods were made on,
 * else the order's, as the shop corrected it last. What is checked, confirmed, bound and sent is one target: a correction after the
 * checks redirects nothing. Undefined where the order has none.
 */
export const targetOf = (
  history: OrderHistory,
  resubmission: Pick<Resubmission, 'rechargeTarget' | 'goodsChecks'> | undefined,
): Sealed | undefined =>
  resubmission?.rechargeTarget ??
  resubmission?.goodsChecks?.account?.target ??
  orderOf(history)?.terms.rechargeTarget;

/** Where the number of an attempt goes, however often it is sent: a number that a supplier knows already stands for one target. */
export const targetOfAttempt = (
  history: OrderHistory,
  resubmission: Resubmission | undefined,
  { target }: Pick<Attempt, 'target'>,
): Sealed | undefined => target ?? targetOf(history, resubmission);
