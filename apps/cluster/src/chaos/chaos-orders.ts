import type { Goods, OrderFeedEvents, RechargeTarget } from '@bujiao/contracts';
import { SeededRandom, type Payment, type ShopEvent } from '@bujiao/simulator';

/** An order that went wrong at the shop, paid and owed. */
export interface ChaosOrder {
  readonly orderId: string;
  readonly buyerId: string;
  readonly goods: Goods;
  readonly quantity: number;
  /** Units that the shop delivered itself. */
  readonly delivered: number;
  readonly payment: Payment;
  /** Account of a direct top-up; unique in the run. */
  readonly account?: string;
  readonly events: readonly ShopEvent[];
  /** Selects its faults outside the product. */
  readonly luck: number;
}

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
const BUYERS = 50;
const PLACED_AGO_MS = 20 * 60_000;

export const isTopUp = ({ goods }: ChaosOrder): boolean => goods.kind === 'direct-top-up';
export const owedOf = ({ quantity, delivered }: ChaosOrder): number => quantity - delivered;

/** Order number `index` of the run with this seed: stuck, or delivered in part. */
export function chaosOrder(seed: number, index: number, now: Date): ChaosOrder {
  const random = new SeededRandom(seed * 1_000_003 + index);
  const orderId = `C${seed}-${index}`;
  const topUp = random.chance(SHARE_OF_TOP_UPS);
  const goods = topUp ? TOP_UP : CARDS;
  const quantity = random.integer(1, MOST_UNITS);
  const delivered = quantity > 1 && random.chance(0.3) ? random.integer(1, quantity - 1) : 0;
  const paidAt = new Date(now.getTime() - PLACED_AGO_MS + 10_000).toISOString();
  const payment: Payment = {
    paymentId: `P${orderId}`,
    orderId,
    status: 'paid',
    amount: goods.unitPrice * quantity,
    paidAt,
  };
  const draft = {
    orderId,
    buyerId: `B${String(random.integer(1, BUYERS)).padStart(4, '0')}`,
    goods,
    quantity,
    delivered,
    payment,
    ...(topUp ? { account: `${seed}${String(index).padStart(7, '0')}` } : {}),
  };
  return {
    ...draft,
    luck: random.integer(0, 1_000_000_000),
    events: eventsOf(draft, now.getTime() - PLACED_AGO_MS),
  };
}

function eventsOf(order: Omit<ChaosOrder, 'events' | 'luck'>, placedAt: number): ShopEvent[] {
  const { orderId, buyerId, goods, quantity, delivered, payment, account } = order;
  const event = <T extends keyof OrderFeedEvents>(
    type: T,
    afterMs: number,
    data: OrderFeedEvents[T],
  ): ShopEvent => ({
    specversion: '1.0',
    id: `${orderId}:${type}`,
    source: '/shops/chaos',
    type,
    subject: orderId,
    time: new Date(placedAt + afterMs).toISOString(),
    datacontenttype: 'application/json',
    data,
  });
  const target: { rechargeTarget?: RechargeTarget } =
    account === undefined ? {} : { rechargeTarget: { rechargeAccount: account } };
  return [
    event('shop.order.placed', 0, {
      buyerId,
      goods,
      quantity,
      amount: payment.amount,
      paymentId: payment.paymentId,
      ...target,
    }),
    event('shop.order.paid', 10_000, { paymentId: payment.paymentId }),
    delivered > 0
      ? event('shop.order.delivered', 20_000, { quantity: delivered })
      : event('shop.order.delivery-failed', 20_000, { code: '110' }),
  ];
}
