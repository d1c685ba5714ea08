import { randomUUID } from 'node:crypto';
import { systemActor } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { offered, recordTaken, TERMS } from '@bujiao/order-history/testing';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { ExpiredOffers } from './expired-offers.service.js';
import { OfferRows } from './offers.repository.js';

let database: IntakeDatabase;
let rows: OfferRows;
let desk: OrderDesk;

beforeAll(async () => {
  database = await intakeDatabase();
  rows = new OfferRows(database.pool());
  desk = new OrderDesk(new MemoryEventStore(), 'intake', new StateCache<OrderHistory>({ capacity: 0 }));
});
afterAll(() => database.close());

/** An order with an offer that ends then. */
async function offerUntil(expiresAt: string): Promise<string> {
  const orderId = randomUUID();
  const offerId = randomUUID();
  await rows.add({ offerId, orderId, buyerId: TERMS.buyerId, expiresAt });
  await desk.decide({ orderId, causationId: offerId, actor: systemActor('intake') }, () => [
    recordTaken([], { orderId }),
    offered({ offerId, expiresAt }),
  ]);
  return orderId;
}
const endsOf = async (orderId: string): Promise<readonly unknown[]> =>
  (await desk.freshHistoryOf(orderId)).offers.map(({ ended }) => ended);

it('an offer that nobody took is ended in the history of its order, once, and one that stands is not', async () => {
  const past = new Date(Date.now() - 60_000).toISOString();
  const over = await offerUntil(past);
  const stands = await offerUntil(new Date(Date.now() + 600_000).toISOString());
  // Two processes sweep at once.
  await Promise.all([new ExpiredOffers(rows, desk).end(), new ExpiredOffers(rows, desk).end()]);
  expect(await endsOf(over)).toEqual([{ by: 'expired', at: past }]);
  expect(await endsOf(stands)).toEqual([undefined]);
  expect(await rows.expired(10)).toEqual([]);
});
