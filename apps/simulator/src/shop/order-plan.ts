import { isDirect, type CatalogueGoods } from '../catalogue/catalogue-goods.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { makeUpTarget } from '../catalogue/made-up-secrets.js';
import type { FaultRule } from '../faults/fault-script.js';
import { SeededRandom } from '../random/seeded-random.js';
import type { SupplierFault } from '../supplier/supplier-protocol.js';
import { eventsOf } from './order-events.js';
import type { PlannedOrder, Way, WayDescription } from './planned-order.js';
import { countsOfWays, WAY_DESCRIPTIONS } from './ways.js';

export interface OrderPlanOptions {
  readonly seed: number;
  /** @default 200 */
  readonly orders?: number;
  /** @default 60 */
  readonly buyers?: number;
  /** Distinguishes the order ids of this run from those of every other. */
  readonly runId: string;
  /** The moment that the plan's times lead up to. */
  readonly now: Date;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Most orders are of a consumer, some of a merchant's customer. */
const MERCHANT_SHARE = 0.15;

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

function planOrder(
  { runId, buyers = 60, now }: OrderPlanOptions,
  { way, no, random, moods }: Place,
): PlannedOrder {
  const description = WAY_DESCRIPTIONS[way];
  const orderId = `D${runId}${String(no).padStart(4, '0')}`;
  const goods = random.pick(goodsFor(way, description));
  const quantity =
    way === 'partly-delivered'
      ? random.integer(2, goods.mostUnits)
      : random.integer(1, Math.min(2, goods.mostUnits));
  const placedAt = new Date(
    now.getTime() - (way === 'window-passed' ? 30 * HOUR : random.integer(18 * MINUTE, 55 * MINUTE)),
  );
  const merchant = random.chance(MERCHANT_SHARE);
  const draft = {
    orderId,
    buyerId: `B${String(random.integer(1, buyers)).padStart(4, '0')}`,
    ...(merchant && { merchantId: `M${String(random.integer(1, 5)).padStart(2, '0')}` }),
    way,
    goods,
    quantity,
    deliveredQuantity:
      way === 'partly-delivered' ? random.integer(1, quantity - 1) : way === 'healthy' ? quantity : 0,
    payment: {
      paymentId: `P${runId}${String(no).padStart(4, '0')}`,
      orderId,
      status: description.payment,
      amount: goods.unitPrice * quantity,
      ...(description.payment === 'paid' && { paidAt: new Date(placedAt.getTime() + 15_000).toISOString() }),
    },
    ...directPart(way, goods, { orderId, random, moods }),
  };
  return { ...draft, events: eventsOf(draft, placedAt) };
}

function goodsFor(way: Way, { goods }: WayDescription): CatalogueGoods[] {
  return CATALOGUE.filter(
    (one) =>
      (goods === 'any' || isDirect(one) === (goods === 'direct')) &&
      (way !== 'partly-delivered' || one.mostUnits >= 2),
  );
}

type DirectPart = Pick<PlannedOrder, 'rechargeTarget' | 'correctedTarget' | 'earlierCall' | 'supplierFault'>;

/** What only direct top-ups have. */
function directPart(
  way: Way,
  goods: CatalogueGoods,
  { orderId, random, moods }: Pick<Place, 'random' | 'moods'> & { orderId: string },
): DirectPart {
  if (!goods.rechargeForm) return {};
  const rechargeTarget = makeUpTarget(goods.rechargeForm, random);
  const late = way === 'supplier-late-delivered' || way === 'supplier-late-not-delivered';
  const fault = WAY_DESCRIPTIONS[way].end === 'delivered' && !late ? moods() : undefined;
  return {
    rechargeTarget,
    ...(way === 'wrong-account' && {
      correctedTarget: {
        ...rechargeTarget,
        rechargeAccount: makeUpTarget(goods.rechargeForm, random).rechargeAccount,
      },
    }),
    ...(late && {
      earlierCall: { requestNo: `SHOP-${orderId}`, delivered: way === 'supplier-late-delivered' },
    }),
    ...(fault && { supplierFault: fault }),
  };
}

function moodsInTurn(): () => FaultRule<SupplierFault> | undefined {
  let turn = 0;
  return () => SUPPLIER_MOODS[turn++ % SUPPLIER_MOODS.length];
}
