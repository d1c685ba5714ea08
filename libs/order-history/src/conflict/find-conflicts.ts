import type { ConflictCode, OrderConflict } from '@bujiao/contracts';
import { isUnsettled } from '../delivery/attempt.js';
import { unitsOf, type Units } from '../delivery/units.js';
import { allAttempts, orderOf, type OrderHistory } from '../order-history.js';
import type { OriginalOrder } from '../order/original-order.js';
import { supplierOrderKey } from '../order/supplier-orders.js';
import { sameConflict } from './recorded-conflict.js';

/** Conflicts that stop goods until a person has looked. The others are work for after-sales and stop nothing. */
const STOPS_GOODS: ReadonlySet<ConflictCode> = new Set([
  'over-delivered',
  'refunded-and-delivered',
  'cancelled-and-delivered',
  'delivered-after-cancellation',
  'relied-on-withdrawn',
]);
export const stopsGoods = ({ code }: { readonly code: ConflictCode }): boolean => STOPS_GOODS.has(code);

interface Known {
  readonly history: OrderHistory;
  readonly order: OriginalOrder;
  readonly units: Units;
}
type Finder = (known: Known) => OrderConflict | undefined;

/** Every contradiction that the history holds now. Pure; the same for every order of arrival of the same facts. */
export function findConflicts(history: OrderHistory): readonly OrderConflict[] {
  const order = orderOf(history);
  if (!order) return [];
  const known = { history, order, units: unitsOf(history) };
  return FINDERS.map((find) => find(known)).filter((conflict) => conflict !== undefined);
}

/** Contradictions that no person has closed with these very values. */
export const standingConflicts = (history: OrderHistory): readonly OrderConflict[] =>
  findConflicts(history).filter(
    (found) => !history.conflicts.some((c) => c.closed?.by === 'person' && sameConflict(c, found)),
  );

/** The contradiction that stops goods now. */
export const stoppingConflict = (history: OrderHistory): OrderConflict | undefined =>
  standingConflicts(history).find(stopsGoods);

const overDelivered: Finder = ({ units: { ordered, surelyByShop, byUs } }) =>
  surelyByShop + byUs > ordered
    ? { code: 'over-delivered', known: { ordered, byShop: surelyByShop, byUs } }
    : undefined;

/** Money that was kept covers less than what was surely delivered. Goodwill does not count as money that went back. */
const refundedAndDelivered: Finder = ({ order, units: { surelyByShop, byUs } }) => {
  const { terms, payments } = order;
  const provenBack = payments.tries
    .filter((t) => t.proven === 'refunded')
    .reduce((sum, t) => sum + (t.amount ?? 0), 0);
  const { received, refunded } = payments.money;
  const delivered = Math.min(terms.quantity, surelyByShop + byUs);
  const wentBack = refunded + provenBack;
  if (wentBack === 0 || delivered === 0) return undefined;
  const lowered = payments.refunds
    .filter(({ cause }) => cause === 'price')
    .reduce((sum, { amount }) => sum + amount, 0);
  const price = Math.max(0, terms.amount - lowered);
  const deliveredValue = Math.round((price * delivered) / terms.quantity);
  const kept = Math.max(received, provenBack > 0 ? 0 : price) - refunded;
  return kept < deliveredValue
    ? { code: 'refunded-and-delivered', known: { refunded: wentBack, delivered, deliveredValue } }
    : undefined;
};

/** Given up for another reason than an unpaid order, while or after goods went out, and the rest was not refunded instead. */
const cancelledAndDelivered: Finder = ({ order, units }) => {
  const cancelled = order.cancellations.find(({ cause }) => cause !== 'payment-timed-out');
  if (!cancelled) return undefined;
  const delivered = units.surelyByShop + units.byUs;
  const accounted = units.unsettled === 0 && delivered + units.refunded === units.ordered;
  if (delivered + units.unsettled === 0 || (accounted && units.refunded > 0)) return undefined;
  const { newest } = order.deliveries;
  const after = newest !== undefined && newest.time > cancelled.at && units.byUs === 0;
  return {
    code: after ? 'delivered-after-cancellation' : 'cancelled-and-delivered',
    known: { delivered, unsettled: units.unsettled, cancelledAt: cancelled.at, cause: cancelled.cause },
  };
};

const publishersDisagree: Finder = ({ order }) => {
  const differing = order.payments.tries.find((t) => t.amountsDiffer);
  return (
    differing && {
      code: 'publishers-disagree',
      known: { term: 'amount', paymentId: differing.paymentId ?? 'none' },
    }
  );
};

/** An attempt of ours used something that was taken back or corrected after its intent. */
const reliedOnWithdrawn: Finder = ({ history, order }): OrderConflict | undefined => {
  const named = new Set(order.supplierOrders.map(supplierOrderKey));
  const attempts = allAttempts(history).filter((a) => a.status === 'succeeded' || isUnsettled(a));
  const orphan = attempts.find(
    (a) => a.adopted && a.source.kind === 'supplier' && !named.has(`${a.source.supplierId}\n${a.requestNo}`),
  );
  if (orphan)
    return { code: 'relied-on-withdrawn', known: { what: 'supplier-order', requestNo: orphan.requestNo } };
  const corrected = order.counted.find(
    (f) => f.type === 'shop.order.corrected' && f.data.terms?.rechargeTarget,
  );
  const misled =
    corrected &&
    history.resubmissions.find(
      (r) =>
        !r.rechargeTarget &&
        r.attempts.some((a) => !a.adopted && a.status !== 'failed' && a.startedAt < corrected.receivedAt),
    );
  return (
    misled && {
      code: 'relied-on-withdrawn',
      known: { what: 'recharge-target', resubmissionId: misled.resubmissionId },
    }
  );
};

const overpaid: Finder = ({ order: { payments } }) => {
  const { state, received, refunded, due } = payments.money;
  return state === 'overpaid'
    ? { code: 'overpaid', known: { surplus: received - refunded - due } }
    : undefined;
};

const paymentUnclear: Finder = ({ order }) => {
  const unclear = order.payments.tries.find((t) => t.proven === 'unclear');
  return unclear && { code: 'payment-unclear', known: { paymentId: unclear.paymentId ?? 'none' } };
};

const FINDERS: readonly Finder[] = [
  overDelivered,
  refundedAndDelivered,
  cancelledAndDelivered,
  publishersDisagree,
  reliedOnWithdrawn,
  overpaid,
  paymentUnclear,
];
