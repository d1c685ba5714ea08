import type { SeededRandom } from '../../random/seeded-random.js';
import { MINUTE, OrderDraft, priceOf, SECOND, type TrafficBuyer } from '../draft-order.js';
import type { Aftermath, Ask } from '../traffic-order.js';

export interface HonestPlace {
  readonly orderId: string;
  readonly buyer: TrafficBuyer;
  readonly placedAt: number;
  readonly random: SeededRandom;
}

export const draftOf = ({ orderId, buyer, placedAt, random }: HonestPlace, kind: string): OrderDraft =>
  new OrderDraft({
    orderId,
    label: 'honest',
    kind,
    buyer,
    placedAt,
    amount: priceOf(random),
    goods: random.pick(['direct-top-up', 'direct-top-up', 'game-points', 'membership', 'licence-key']),
  });

/** Most ask from the device at hand, a few from another one of theirs; a merchant asks for some of its customers. */
export function asks({ buyer, random }: HonestPlace): Partial<Ask> {
  const device = buyer.devices[random.chance(0.04) ? 1 : 0];
  if (buyer.merchantId !== undefined && random.chance(0.4))
    return {
      requesterId: buyer.merchantId,
      role: 'merchant',
      device: `dev-${buyer.merchantId}`,
      address: `office-${buyer.merchantId}`,
    };
  return device === undefined ? {} : { device };
}

/** People read the message first; some sit beside the phone. */
export const reacts = (random: SeededRandom): number =>
  random.chance(0.02) ? random.integer(2, 9) * SECOND : random.integer(30, 4 * 3_600) * SECOND;

export const thanks = (random: SeededRandom): Aftermath =>
  random.chance(0.55) ? { confirmAfter: random.integer(5, 2_000) * MINUTE } : {};
