import { isDirect, type CatalogueGoods } from '../catalogue/catalogue-goods.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { makeUpTarget } from '../catalogue/made-up-secrets.js';
import type { FaultRule } from '../faults/fault-script.js';
import { SeededRandom } from '../random/seeded-random.js';
import type { SupplierFault } from '../supplier/supplier-protocol.js';
import { eventsOf } from './order-events.js';
import type { EarlierSupplierCall, PlannedOrder, Way, WayDescription } from './planned-order.js';
import { countsOfWays, WAY_DESCRIPTIONS } from './ways.js';

export interface OrderPlanOptions {
  readonly seed: number;
  /** @default 200 */
  readonly orders?: number;
  /** Distinguishes the order ids of this run from those of every other. */
  readonly runId: string;
  /** The moment that the plan's times lead up to. */
  readonly now: Date;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Most orders are of a consumer, some of a merchant's customer. */
const MERCHANT_SHARE = 0.15;
const PAID_AFTER_MS = 15_000;
/** After the first try ran out. */
const SECOND_TRY_PAID_AFTER_MS = 16 * MINUTE;
/** With open supplier orders, the supplier's faults are theirs. */
const LATE: readonly Way[] = ['supplier-late-delivered', 'supplier-late-not-delivered', 'two-suppliers-late'];

/** How the supplier misbehaves at the redelivery of direct top-ups, in turn; the first is the one that tempts to deliver twice. */
const SUPPLIER_MOODS: readonly (FaultRule<SupplierFault> | undefined)[] = [
  { fault: 'timeout-after-delivery', times: 1 },
  undefined,
  { fault: 'processing', times: 1, queries: 1 },
  { fault: 'busy', times: 1 },
  undefined,
  { fault: 'reset-after-delivery', times: 1 },
  undefined,
];

/** The orders of one run: the same options give the same plan. In random sequence, so that the ways are mixed. */
export function planOrders(options: OrderPlanOptions): PlannedOrder[] {
  const random = new SeededRandom(options.seed);
  const ways = [...countsOfWays(options.orders ?? 200)].flatMap(([way, count]) =>
    Array.from({ length: count }, () => way),
  );
  const moods = moodsInTurn();
  return random.shuffle(ways).map((way, index) => planOrder(options, { way, no: index + 1, random, moods }));
}

interface Place {
  readonly way: Way;
  readonly no: number;
  readonly random: SeededRandom;
  readonly moods: () => FaultRule<SupplierFault> | undefined;
}

function planOrder({ runId, now }: OrderPlanOptions, { way, no, random, moods }: Place): PlannedOrder {
  const description = WAY_DESCRIPTIONS[way];
  const number = `${runId}${String(no).padStart(4, '0')}`;
  const orderId = `D${number}`;
  const goods = random.pick(goodsFor(description));
  const quantity = random.integer(...unitsFor(description, goods));
  const placedAt = new Date(
    now.getTime() - (way === 'window-passed' ? 30 * HOUR : random.integer(18 * MINUTE, 55 * MINUTE)),
  );
  const merchant = random.chance(MERCHANT_SHARE);
  const draft = {
    orderId,
    buyerId: buyerOf(no, number),
    ...(merchant && { merchantId: `M${String(random.integer(1, 5)).padStart(2, '0')}` }),
    way,
    goods,
    quantity,
    ...unitsGone(way, quantity, random),
    ...paymentsOf({ way, orderId, number, amount: goods.unitPrice * quantity, placedAt }),
    earlierCalls: earlierCallsOf(way, orderId, quantity),
    ...directPart(way, goods, { random, moods }),
  };
  return { ...draft, events: eventsOf(draft, placedAt) };
}

/**
 * People of the demo can sign in as two of the buyers. Every other order has a buyer of its own: the third request of a buyer within ten
 * minutes would go to a reviewer.
 */
function buyerOf(no: number, number: string): string {
  if (no % 50 === 1) return 'B0001';
  return no % 50 === 26 ? 'B0002' : `B${number}`;
}

function goodsFor({ goods, leastUnits = 1 }: WayDescription): CatalogueGoods[] {
  return CATALOGUE.filter(
    (one) => (goods === 'any' || isDirect(one) === (goods === 'direct')) && one.mostUnits >= leastUnits,
  );
}

const unitsFor = ({ leastUnits }: WayDescription, { mostUnits }: CatalogueGoods): [number, number] =>
  leastUnits === undefined ? [1, Math.min(2, mostUnits)] : [leastUnits, mostUnits];

/** Units that the shop delivered or refunded before anybody asks for a resubmission. */
function unitsGone(
  way: Way,
  quantity: number,
  random: SeededRandom,
): Pick<PlannedOrder, 'deliveredQuantity' | 'refundedQuantity'> {
  const delivered: Partial<Record<Way, () => number>> = {
    healthy: () => quantity,
    'partly-delivered': () => random.integer(1, quantity - 1),
    'parts-then-failed': () => random.integer(2, quantity - 1),
  };
  const refunded: Partial<Record<Way, number>> = { 'partly-refunded': 1, refunded: quantity };
  return { deliveredQuantity: delivered[way]?.() ?? 0, refundedQuantity: refunded[way] ?? 0 };
}

interface Bill {
  readonly way: Way;
  readonly orderId: string;
  readonly number: string;
  readonly amount: number;
  readonly placedAt: Date;
}

function paymentsOf({
  way,
  orderId,
  number,
  amount,
  placedAt,
}: Bill): Pick<PlannedOrder, 'payment' | 'earlierPayment'> {
  const { payment: status } = WAY_DESCRIPTIONS[way];
  const after = way === 'second-payment' ? SECOND_TRY_PAID_AFTER_MS : PAID_AFTER_MS;
  const paidAt = new Date(placedAt.getTime() + after).toISOString();
  const payment = { orderId, amount, status, ...(status !== 'unpaid' && { paidAt }) };
  if (way !== 'second-payment') return { payment: { ...payment, paymentId: `P${number}` } };
  return {
    payment: { ...payment, paymentId: `P${number}-2` },
    earlierPayment: { orderId, amount, status: 'unpaid', paymentId: `P${number}` },
  };
}

/** Calls that the shop made and never learnt the end of: with two of them, the supplier delivered on the first and knows no second. */
function earlierCallsOf(way: Way, orderId: string, quantity: number): readonly EarlierSupplierCall[] {
  const requestNo = `SHOP-${orderId}`;
  if (way === 'supplier-late-delivered') return [{ requestNo, quantity, delivered: true }];
  if (way === 'supplier-late-not-delivered') return [{ requestNo, quantity, delivered: false }];
  if (way !== 'two-suppliers-late') return [];
  return [
    { requestNo: `${requestNo}-1`, quantity: quantity - 1, delivered: true },
    { requestNo: `${requestNo}-2`, quantity: 1, delivered: false },
  ];
}

type DirectPart = Pick<PlannedOrder, 'rechargeTarget' | 'correctedTarget' | 'supplierFault'>;

/** What only direct top-ups have. */
function directPart(
  way: Way,
  goods: CatalogueGoods,
  { random, moods }: Pick<Place, 'random' | 'moods'>,
): DirectPart {
  if (!goods.rechargeForm) return {};
  const rechargeTarget = makeUpTarget(goods.rechargeForm, random);
  const fault = WAY_DESCRIPTIONS[way].end === 'delivered' && !LATE.includes(way) ? moods() : undefined;
  return {
    rechargeTarget,
    ...(way === 'wrong-account' && {
      correctedTarget: {
        ...rechargeTarget,
        rechargeAccount: makeUpTarget(goods.rechargeForm, random).rechargeAccount,
      },
    }),
    ...(fault && { supplierFault: fault }),
  };
}

function moodsInTurn(): () => FaultRule<SupplierFault> | undefined {
  let turn = 0;
  return () => SUPPLIER_MOODS[turn++ % SUPPLIER_MOODS.length];
}
