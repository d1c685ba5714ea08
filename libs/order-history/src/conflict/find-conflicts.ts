import type { ConflictCode, OrderConflict, OrderFact, SupplierOrderRef } from '@bujiao/contracts';
import type { Attempt } from '../delivery/attempt.js';
import { unitsOf, type Units } from '../delivery/units.js';
import { allAttempts, orderOf, type OrderHistory } from '../order-history.js';
import { factKey, factsOfType } from '../order/order-record.js';
import type { OriginalOrder } from '../order/original-order.js';
import type { PaymentTry } from '../order/payments.js';
import { supplierOrderKey } from '../order/supplier-orders.js';
import { personNeeded } from './person-needed.js';
import { sameConflict } from './recorded-conflict.js';
import { sum } from '../sum.js';

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
  const provenBack = sum(payments.tries.filter(isProvenBack).map(({ amount = 0 }) => amount));
  const refunded = payments.money.refunded + provenBack;
  const delivered = Math.min(terms.quantity, surelyByShop + byUs);
  if (refunded === 0 || delivered === 0) return undefined;
  const price = loweredPrice(order);
  const deliveredValue = Math.round((price * delivered) / terms.quantity);
  const kept = keptOf(order, provenBack > 0 ? 0 : price);
  return conflictIf(kept < deliveredValue, {
    code: 'refunded-and-delivered',
    known: { refunded, delivered, deliveredValue },
  });
};

const conflictIf = (holds: boolean, conflict: OrderConflict): OrderConflict | undefined =>
  holds ? conflict : undefined;

/** Money that was kept; an order whose payment nobody told of counts as paid with `assumed`. */
const keptOf = ({ payments: { money } }: OriginalOrder, assumed: number): number =>
  (money.received > 0 ? money.received : assumed) - money.refunded;

const isProvenBack = ({ proven }: PaymentTry): boolean => proven === 'refunded';

/** What the order costs after refunds that lowered its price. */
const loweredPrice = ({ terms, payments }: OriginalOrder): number =>
  Math.max(
    0,
    terms.amount - sum(payments.refunds.filter(({ cause }) => cause === 'price').map((r) => r.amount)),
  );

/** Given up for another reason than an unpaid order, while or after goods went out, and the rest was not refunded instead. */
const cancelledAndDelivered: Finder = ({ order, units }) => {
  const cancelled = order.cancellations.find(({ cause }) => cause !== 'payment-timed-out');
  const { surelyByShop, byUs, unsettled } = units;
  const delivered = surelyByShop + byUs;
  if (!cancelled || delivered + unsettled === 0 || isAccountedFor(units)) return undefined;
  const { newest } = order.deliveries;
  const after = newest !== undefined && newest.time > cancelled.at && byUs === 0;
  return {
    code: after ? 'delivered-after-cancellation' : 'cancelled-and-delivered',
    known: { delivered, unsettled, cancelledAt: cancelled.at, cause: cancelled.cause },
  };
};

/** What was not delivered was refunded, unit for unit. */
const isAccountedFor = ({ ordered, surelyByShop, byUs, refunded, unsettled }: Units): boolean =>
  refunded > 0 && unsettled === 0 && surelyByShop + byUs + refunded === ordered;

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
const reliedOnWithdrawn: Finder = (known) =>
  orphanedAdoption(known) ?? misledTarget(known) ?? withdrawnPayment(known);

/** Goods of ours went out on a payment that was taken back since, and nothing else says that the order is paid. */
function withdrawnPayment({ history, order }: Known): OrderConflict | undefined {
  const isTakenBack = (fact: OrderFact): boolean =>
    fact.type === 'shop.order.paid' && order.withdrawn.has(factKey(fact));
  if (order.payments.money.state !== 'unpaid' || !history.told.some(isTakenBack)) return undefined;
  const misled = history.resubmissions.find((r) =>
    r.attempts.some(({ adopted, status }) => !adopted && status !== 'failed'),
  );
  return (
    misled && {
      code: 'relied-on-withdrawn',
      known: { what: 'payment', resubmissionId: misled.resubmissionId },
    }
  );
}

function orphanedAdoption({ history, order }: Known): OrderConflict | undefined {
  const isOrphan = ({ adopted, source, requestNo }: Attempt): boolean =>
    adopted && source.kind === 'supplier' && !isNamed(order, { ...source, requestNo });
  const orphan = allAttempts(history).find((a) => a.status !== 'failed' && isOrphan(a));
  return (
    orphan && { code: 'relied-on-withdrawn', known: { what: 'supplier-order', requestNo: orphan.requestNo } }
  );
}

const isNamed = ({ supplierOrders }: OriginalOrder, ref: SupplierOrderRef): boolean =>
  supplierOrders.some((named) => supplierOrderKey(named) === supplierOrderKey(ref));

function misledTarget({ history, order }: Known): OrderConflict | undefined {
  const corrected = order.counted.find(
    (f) => f.type === 'shop.order.corrected' && f.data.terms?.rechargeTarget,
  );
  if (!corrected) return undefined;
  const misled = history.resubmissions.find(
    (r) => !r.rechargeTarget && r.attempts.some((a) => wasSentBefore(a, corrected.receivedAt)),
  );
  return (
    misled && {
      code: 'relied-on-withdrawn',
      known: { what: 'recharge-target', resubmissionId: misled.resubmissionId },
    }
  );
}

const wasSentBefore = ({ adopted, status, startedAt }: Attempt, at: string): boolean =>
  !adopted && status !== 'failed' && startedAt < at;

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

/** Another publisher placed the order with other terms: the first ones stand, and which of them is right a person has to find out. */
const placedTwice: Finder = ({ order }) => {
  const placings = factsOfType(order.disputed, 'shop.order.placed').filter(({ data }) => data.disputes);
  if (placings.length === 0) return undefined;
  const first = factsOfType(order.counted, 'shop.order.placed').find(({ data }) => !data.disputes);
  return {
    code: 'placed-twice',
    known: {
      first: first?.publisher ?? 'unknown',
      others: sortedNames(placings.map(({ publisher }) => publisher)),
      terms: sortedNames(placings.flatMap(({ data }) => data.disputes ?? [])),
    },
  };
};

const sortedNames = (names: readonly string[]): string => [...new Set(names)].sort().join(',');

const FINDERS: readonly Finder[] = [
  overDelivered,
  refundedAndDelivered,
  cancelledAndDelivered,
  publishersDisagree,
  reliedOnWithdrawn,
  overpaid,
  paymentUnclear,
  placedTwice,
  ({ history, ...known }) => personNeeded(history, known),
];
