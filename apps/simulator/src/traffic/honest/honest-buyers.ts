import type { SeededRandom } from '../../random/seeded-random.js';
import { DAY, type TrafficBuyer } from '../draft-order.js';

/** Orders of one buyer over the whole time, on average. */
const ORDERS_EACH = 8;
const NEW_SHARE = 0.1;
const FAMILY_SHARE = 0.08;
const NAT_SHARE = 0.25;
const MERCHANT_SHARE = 0.1;
/** Buyers behind one address of a mobile network. */
const BEHIND_ONE_NAT = 40;

/** Buyers who mean well: households share devices and accounts, mobile networks share addresses, some have just registered. */
export function honestBuyers(orders: number, from: number, random: SeededRandom): TrafficBuyer[] {
  const buyers: TrafficBuyer[] = [];
  const count = Math.max(1, Math.ceil(orders / ORDERS_EACH));
  for (let i = 0; i < count; i += 1) {
    const mate = i > 0 && random.chance(FAMILY_SHARE) ? buyers[i - 1] : undefined;
    const nat = `nat-${Math.floor(i / BEHIND_ONE_NAT)}`;
    buyers.push({
      buyerId: `H${i}`,
      since: random.chance(NEW_SHARE) ? from + random.integer(0, 120) * DAY : from - random.integer(30, 1_500) * DAY,
      account: mate && random.chance(0.5) ? mate.account : `acc-H${i}`,
      devices: [mate?.devices[0] ?? `dev-H${i}`, `dev-H${i}-b`],
      address: random.chance(NAT_SHARE) ? nat : (mate?.address ?? `home-${i}`),
      ...(random.chance(MERCHANT_SHARE) && { merchantId: `M${random.integer(1, 60)}` }),
    });
  }
  return buyers;
}
