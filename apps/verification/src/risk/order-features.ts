import {
  orderOf,
  unitsOf,
  type OrderHistory,
  type OriginalOrder,
  type Resubmission,
} from '@bujiao/order-history';
import type { Features, Marks } from '@bujiao/risk';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 86_400_000;

/** The features that the order and the request themselves have. Pure, as of the request. */
export function orderFeatures(history: OrderHistory, resubmission: Resubmission): Features {
  const order = orderOf(history);
  if (!order) return {};
  const asked = Date.parse(resubmission.requestedAt);
  const { terms } = order;
  return {
    amountAtStake: amountAtStake(history, resubmission),
    minutesSincePlaced: whole((asked - Date.parse(terms.placedAt)) / MINUTE),
    reason: resubmission.reason,
    goodsKind: terms.goods.kind,
    requester: resubmission.requestedBy.role ?? resubmission.requestedBy.kind,
    targetChanged: isTargetChanged(order, resubmission),
    ...(order.anomaly && { secondsSinceProblem: whole((asked - Date.parse(order.anomaly.at)) / SECOND) }),
    ...(terms.buyerSince && { accountAgeDays: whole((asked - Date.parse(terms.buyerSince)) / DAY) }),
  };
}

/** A publisher's clock may be ahead of ours: what it dates later than the request happened just before it. */
const whole = (value: number): number => Math.max(0, Math.floor(value));

/** The price of what the resubmission may deliver, integer 分, rounded up. */
export function amountAtStake(history: OrderHistory, { quantity }: Resubmission): number {
  const { ordered, missing } = unitsOf(history);
  const amount = orderOf(history)?.terms.amount ?? 0;
  const units = Math.min(quantity ?? missing, missing);
  return ordered === 0 ? 0 : Math.ceil((amount * units) / ordered);
}

/** Without marks of both, a target that was given counts as changed. */
function isTargetChanged({ terms }: OriginalOrder, { rechargeTarget }: Resubmission): boolean {
  if (!rechargeTarget) return false;
  const before = terms.rechargeTarget?.mark;
  return before === undefined || rechargeTarget.mark !== before;
}

/** What the request is compared by with those of other buyers. */
export function marksOf(history: OrderHistory, { rechargeTarget, device, address }: Resubmission): Marks {
  const account = (rechargeTarget ?? orderOf(history)?.terms.rechargeTarget)?.mark;
  return {
    ...(account !== undefined && { account }),
    ...(device !== undefined && { device }),
    ...(address !== undefined && { address }),
  };
}
