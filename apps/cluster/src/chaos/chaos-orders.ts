import type { Goods } from '@bujiao/contracts';
import { SeededRandom, type Payment } from '@bujiao/simulator';
import { chaosEvents } from './chaos-events.js';
import { CHAOS_WAYS, type ChaosOrder, type ChaosWay } from './chaos-order.js';

export const CARDS: Goods = {
  goodsId: 'CHAOS-CARD',
  name: '腾讯Q币 30个 卡密',
  kind: 'game-points',
  unitPrice: 2_970,
};
export const TOP_UP: Goods = {
  goodsId: 'CHAOS-TOP-UP',
  name: '腾讯Q币直充 50个',
  kind: 'direct-top-up',
  unitPrice: 4_930,
};
export const MOST_UNITS = 3;

const SHARE_OF_TOP_UPS = 0.5;
const PLACED_AGO_MS = 20 * 60_000;
const TOP_UPS_ONLY: readonly ChaosWay[] = ['two-suppliers-late'];
const LEAST_UNITS: Partial<Record<ChaosWay, number>> = {
  'partly-delivered': 2,
  'two-parts-then-failed': 3,
  'two-suppliers-late': 2,
  'partly-refunded': 2,
};

export const isTopUp = ({ goods }: ChaosOrder): boolean => goods.kind === 'direct-top-up';
export const owedOf = ({ quantity, deliveredQuantity, refundedQuantity }: ChaosOrder): number =>
  quantity - deliveredQuantity - refundedQuantity;

/** Order number `index` of the run with this seed. */
export function chaosOrder(seed: number, index: number, now: Date): ChaosOrder {
  const random = new SeededRandom(seed * 1_000_003 + index);
  const orderId = `C${seed}-${index}`;
  const way = wayOf(random.next());
  const topUp = TOP_UPS_ONLY.includes(way) || random.chance(SHARE_OF_TOP_UPS);
  const goods = topUp ? TOP_UP : CARDS;
  const quantity = random.integer(LEAST_UNITS[way] ?? 1, MOST_UNITS);
  const draft = {
    orderId,
    buyerId: `B${seed}-${index}`,
    way,
    goods,
    quantity,
    deliveredQuantity: deliveredOf(way, quantity),
    refundedQuantity: way === 'partly-refunded' ? 1 : 0,
    payments: paymentsOf(way, orderId, goods.unitPrice * quantity, now),
    earlierCalls: way === 'two-suppliers-late' ? twoCalls(orderId, quantity) : [],
    ...(topUp ? { account: `${seed}${String(index).padStart(7, '0')}` } : {}),
  };
  return {
    ...draft,
    luck: random.integer(0, 1_000_000_000),
    events: chaosEvents(draft, now.getTime() - PLACED_AGO_MS),
  };
}

function wayOf(luck: number): ChaosWay {
  let left = luck;
  return CHAOS_WAYS.find(([, share]) => (left -= share) < 0)?.[0] ?? 'failed';
}

function deliveredOf(way: ChaosWay, quantity: number): number {
  if (way === 'partly-delivered') return quantity - 1;
  return way === 'two-parts-then-failed' ? 2 : 0;
}

function paymentsOf(way: ChaosWay, orderId: string, amount: number, now: Date): readonly Payment[] {
  const paidAt = new Date(now.getTime() - PLACED_AGO_MS + 10_000).toISOString();
  const first: Payment = { paymentId: `P${orderId}`, orderId, status: 'paid', amount, paidAt };
  if (way !== 'second-payment') return [first];
  const { paidAt: _, ...unpaid } = first;
  return [
    { ...unpaid, status: 'unpaid' },
    { ...first, paymentId: `P${orderId}-2` },
  ];
}

/** The supplier delivered on the first, and never heard of the second. */
const twoCalls = (orderId: string, quantity: number): ChaosOrder['earlierCalls'] => [
  { requestNo: `SHOP-${orderId}-1`, quantity: quantity - 1, delivered: true },
  { requestNo: `SHOP-${orderId}-2`, quantity: 1, delivered: false },
];
