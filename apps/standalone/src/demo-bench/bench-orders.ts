import { randomUUID } from 'node:crypto';

/** The ways in which an order of the bench goes wrong. */
export const BENCH_WAYS = [
  'payment-notice-lost',
  'payment-timed-out',
  'cards-failed',
  'partly-delivered',
  'top-up-failed',
  'wrong-account',
] as const;
export type BenchWay = (typeof BENCH_WAYS)[number];

export interface BenchGoods {
  readonly goodsId: string;
  readonly name: string;
  readonly kind: 'game-points' | 'direct-top-up';
  /** Integer 分. */
  readonly unitPrice: number;
}

export const BENCH_GOODS = {
  cards: { goodsId: 'bench-steam-100', name: 'Steam 充值码 ¥100', kind: 'game-points', unitPrice: 9_800 },
  topUp: { goodsId: 'bench-points-60', name: '游戏点券 60', kind: 'direct-top-up', unitPrice: 600 },
} as const satisfies Record<string, BenchGoods>;

export interface BenchOrder {
  readonly orderId: string;
  readonly goods: BenchGoods;
  readonly quantity: number;
  /** Cards that it takes to deliver what is missing; 0 of a top-up. */
  readonly missingCards: number;
  /** What the shop publishes, oldest first, as CloudEvents. */
  readonly events: readonly object[];
}

const QUANTITY: Readonly<Record<BenchWay, number>> = {
  'payment-notice-lost': 1,
  'payment-timed-out': 1,
  'cards-failed': 1,
  'partly-delivered': 3,
  'top-up-failed': 1,
  'wrong-account': 1,
};
const TOP_UPS: ReadonlySet<BenchWay> = new Set(['top-up-failed', 'wrong-account']);
const MINUTE = 60_000;

type Told = readonly (readonly [type: string, minutesAgo: number, data: object])[];

const PAID: Told = [['paid', 19, {}]];
/** What the shop tells after the order was placed. */
const TOLD: Readonly<Record<BenchWay, Told>> = {
  // Nothing: the gateway has the money, and the shop was never told.
  'payment-notice-lost': [],
  'payment-timed-out': [['payment-timed-out', 4, {}]],
  'cards-failed': [...PAID, ['delivery-failed', 18, { code: '110' }]],
  'partly-delivered': [...PAID, ['delivered', 18, { quantity: 1 }], ['delivery-failed', 17, { code: '110' }]],
  'top-up-failed': [...PAID, ['delivery-failed', 18, { code: '1000' }]],
  'wrong-account': [...PAID, ['delivery-failed', 18, { code: '116' }]],
};

/** Pure but for the ids. @param now ms since the epoch */
export function benchOrder(way: BenchWay, buyerId: string, now: number): BenchOrder {
  const orderId = `BENCH${randomUUID().slice(0, 8).toUpperCase()}`;
  const isTopUp = TOP_UPS.has(way);
  const goods = isTopUp ? BENCH_GOODS.topUp : BENCH_GOODS.cards;
  const quantity = QUANTITY[way];
  const amount = goods.unitPrice * quantity;
  const terms = {
    buyerId,
    goods,
    quantity,
    amount,
    paymentId: paymentIdOf(orderId, amount),
    ...(isTopUp && { rechargeTarget: { rechargeAccount: '13800138001' } }),
  };
  const told: Told = [['placed', 20, terms], ...TOLD[way]];
  return {
    orderId,
    goods,
    quantity,
    missingCards: isTopUp ? 0 : quantity - (way === 'partly-delivered' ? 1 : 0),
    events: told.map(([type, minutesAgo, data]) => ({
      specversion: '1.0',
      id: `${orderId}:${type}`,
      source: '/shops/demo-bench',
      type: `shop.order.${type}`,
      subject: orderId,
      time: new Date(now - minutesAgo * MINUTE).toISOString(),
      data,
    })),
  };
}

/** Says all that the gateway of the bench has to know, so that it knows it after a restart too. */
export const paymentIdOf = (orderId: string, amount: number): string => `PAY-${orderId}-${amount}`;

/** Undefined: no payment of the bench. */
export function paymentOf(
  paymentId: string,
): { readonly orderId: string; readonly amount: number } | undefined {
  const [, orderId, amount] = /^PAY-([A-Z0-9]{1,40})-(\d{1,12})$/.exec(paymentId) ?? [];
  return orderId === undefined ? undefined : { orderId, amount: Number(amount) };
}
