import type { GoodsChange } from '@bujiao/contracts';
import { orderOf, type OrderHistory } from '../order-history.js';
import type { Resubmission } from '../resubmission/resubmission.js';
import type { Ask, AskedGoods, DecisionInput } from './decision.js';

/**
 * What a resubmission is judged on: its request, as of the moment of the request, with the gateway's answers. Verification decides on it,
 * and an explanation repeats it.
 */
export function judgedRequest(
  history: OrderHistory,
  {
    reason,
    rechargeTarget,
    change,
    goods,
    override,
    requestedAt,
    resubmissionId,
    buyerRequests,
  }: Resubmission,
): Omit<DecisionInput, 'policy' | 'trace'> {
  const ask: Ask = {
    reason,
    ...(rechargeTarget && { target: 'same-confirmed' }),
    ...(change && { quantity: change.quantity }),
    ...(goods && { goods: askedGoods(goods) }),
    ...(override && { override }),
  };
  const asked = { history, ask, now: Date.parse(requestedAt), judged: resubmissionId };
  return { ...asked, gatewayAsked: true, ...(buyerRequests && { buyerRequests }) };
}

const askedGoods = ({ change, after, acceptedDifference }: GoodsChange): AskedGoods => ({
  goodsId: after.goodsId,
  alternative: { change, goods: after },
  ...(acceptedDifference !== undefined && { acceptedDifference }),
});

const ACTS_FOR_ANYBODY: ReadonlySet<string | undefined> = new Set(['after-sales', 'ops']);

/** The requester owns the order as its buyer or its merchant, is an agent who may act for them, or is intake itself (zero touch). */
export function requesterMayAct(history: OrderHistory, { requestedBy }: Resubmission): boolean {
  const terms = orderOf(history)?.terms;
  return (
    requestedBy.kind === 'system' ||
    requestedBy.id === terms?.buyerId ||
    requestedBy.id === terms?.merchantId ||
    ACTS_FOR_ANYBODY.has(requestedBy.role)
  );
}
