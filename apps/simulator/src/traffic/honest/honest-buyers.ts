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
    buyers.push(honestBuyer(i, { mate, from, random }));
  }
  return buyers;
}

interface Household {
  /** Another buyer of the same household. */
  readonly mate: TrafficBuyer | undefined;
  readonly from: number;
  readonly random: SeededRandom;
}

function honestBuyer(i: number, household: Household): TrafficBuyer {
  const { mate, from, random } = household;
  const isNew = random.chance(NEW_SHARE);
  const account = mate !== undefined && random.chance(0.5) ? mate.account : `acc-H${i}`;
  return {
    buyerId: `H${i}`,
    since: isNew ? from + random.integer(0, 120) * DAY : from - random.integer(30, 1_500) * DAY,
    account,
    ...placesOf(i, household),
    ...(random.chance(MERCHANT_SHARE) && { merchantId: `M${random.integer(1, 60)}` }),
  };
}

function placesOf(i: number, { mate, random }: Household): Pick<TrafficBuyer, 'devices' | 'address'> {
  const home = mate?.address ?? `home-${i}`;
  return {
    devices: [mate?.devices[0] ?? `dev-H${i}`, `dev-H${i}-b`],
    address: random.chance(NAT_SHARE) ? `nat-${Math.floor(i / BEHIND_ONE_NAT)}` : home,
  };
}
