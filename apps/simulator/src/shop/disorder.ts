import type { SeededRandom } from '../random/seeded-random.js';
import type { PlannedOrder, ShopEvent } from './planned-order.js';

/** In what sequence events arrive, which is not that in which they happened. */
export interface Arrival {
  /** Everything once at least, some of it twice, out of order; only some news of healthy orders is missing. */
  readonly first: readonly ShopEvent[];
  /** Late ones: news of healthy orders for the first time, and old news of all orders again. */
  readonly late: readonly ShopEvent[];
  readonly duplicates: number;
  /** Events that arrive after a younger one of the same order. */
  readonly outOfOrder: number;
}

const DUPLICATE_SHARE = 0.06;
const LATE_SHARE = 0.04;
/** How many places an event may slip behind its turn. */
const SLIP = 60;

/** Mixes the events of all orders as a network and a careless publisher would. The same random numbers give the same arrival. */
export function disorder(orders: readonly PlannedOrder[], random: SeededRandom): Arrival {
  const inTurn = orders.flatMap((order) =>
    order.events.map((event) => ({ event, healthy: order.way === 'healthy' })),
  );
  const late: ShopEvent[] = [];
  const slipped: { event: ShopEvent; place: number }[] = [];
  let duplicates = 0;
  inTurn.forEach(({ event, healthy }, turn) => {
    const comesLate = healthy && random.chance(LATE_SHARE);
    if (comesLate) late.push(event);
    else slipped.push({ event, place: turn + random.next() * SLIP });
    if (!random.chance(DUPLICATE_SHARE)) return;
    duplicates += 1;
    if (random.chance(0.5)) late.push(event);
    else slipped.push({ event, place: turn + random.next() * SLIP * 2 });
  });
  const first = slipped.sort((a, b) => a.place - b.place).map(({ event }) => event);
  return { first, late: random.shuffle(late), duplicates, outOfOrder: countOutOfOrder([...first, ...late]) };
}

function countOutOfOrder(events: readonly ShopEvent[]): number {
  const youngest = new Map<string, string>();
  let count = 0;
  for (const { subject, time } of events) {
    const seen = youngest.get(subject);
    if (seen !== undefined && seen > time) count += 1;
    else youngest.set(subject, time);
  }
  return count;
}
