import { SeededRandom } from '../random/seeded-random.js';
import { DAY, type TrafficBuyer } from './draft-order.js';
import { honestBuyers } from './honest/honest-buyers.js';
import { honestOrder, severalAtOnce } from './honest/honest-orders.js';
import type { HonestPlace } from './honest/honest-place.js';
import { GANGS, isClaim } from './malicious/gangs.js';
import type { TrafficOrder } from './traffic-order.js';

export interface TrafficPlan {
  readonly seed: number;
  /** Orders that somebody asks for, honest and malicious together. */
  readonly orders: number;
  /** Share of them that is malicious. */
  readonly malicious: number;
}

/** Simulated time that the traffic lasts. */
export const LASTS = 120 * DAY;
export const STARTS_AT = Date.parse('2026-01-05T00:00:00.000Z');
const SEVERAL_SHARE = 0.004;

/** The orders of one run: the same plan gives the same orders. Warm-up orders of malicious buyers come on top. */
export function planTraffic({ seed, orders, malicious }: TrafficPlan): TrafficOrder[] {
  const claims = Math.round(orders * malicious);
  const honest = honestOrders(orders - claims, new SeededRandom(seed));
  return [...honest, ...maliciousOrders(claims, new SeededRandom(seed + 1_000_003))];
}

function honestOrders(count: number, random: SeededRandom): TrafficOrder[] {
  const buyers = honestBuyers(count, STARTS_AT, random);
  const orders: TrafficOrder[] = [];
  while (orders.length < count) {
    const buyer = random.pick(buyers);
    const placedAt = momentFor(buyer, random);
    const place = (no: number): HonestPlace => ({ orderId: `H-${no}`, buyer, placedAt, random });
    if (random.chance(SEVERAL_SHARE))
      orders.push(
        ...severalAtOnce(Array.from({ length: random.integer(2, 4) }, (_, i) => place(orders.length + i))),
      );
    else orders.push(honestOrder(place(orders.length)));
  }
  return orders.slice(0, count).map(withPicture);
}

/** Of every second honest order reviewers would ask for evidence; the buyer has a picture of this order. */
const withPicture = (order: TrafficOrder, i: number): TrafficOrder =>
  i % 2 === 0 ? order : { ...order, evidence: `own-${order.orderId}` };

/** Nobody orders before registering; who registers late in the run orders until its end. */
function momentFor({ since }: TrafficBuyer, random: SeededRandom): number {
  const from = Math.max(STARTS_AT, since);
  return from + Math.floor(random.next() * Math.max(DAY, STARTS_AT + LASTS - from));
}

function maliciousOrders(claims: number, random: SeededRandom): TrafficOrder[] {
  const weights = GANGS.reduce((sum, [weight]) => sum + weight, 0);
  return GANGS.flatMap(([weight, kind, gang]) => {
    const wanted = Math.round((claims * weight) / weights);
    const orders: TrafficOrder[] = [];
    let got = 0;
    for (let no = 0; got < wanted; no += 1) {
      const place = { gang: `${kind}-${no}`, from: STARTS_AT, until: STARTS_AT + LASTS, random };
      for (const order of gang(place)) {
        if (got >= wanted) break;
        orders.push(order);
        if (isClaim(order)) got += 1;
      }
    }
    return orders;
  });
}
