import { randomUUID } from 'node:crypto';
import type { OrderTerms } from '@bujiao/contracts';
import { EventStoreUnavailable, StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { TERMS, told } from '@bujiao/order-history/testing';
import { BASELINE, type Policy } from '@bujiao/policy';
import { OrderRecords } from '../order-record/order-records.repository.js';
import type { KeptFact } from '../order-record/record-row.js';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { OfferRows } from './offers.repository.js';
import { Offers } from './offers.service.js';
import { SilentOrders } from './silent-orders.repository.js';

const MINUTE = 60_000;
const EVER = 100 * 365 * 86_400_000;

let database: IntakeDatabase;
let records: OrderRecords;
let rows: OfferRows;
let silent: SilentOrders;
let store: MemoryEventStore;
let desk: OrderDesk;

beforeAll(async () => {
  database = await intakeDatabase();
  records = new OrderRecords(database.pool());
  rows = new OfferRows(database.pool());
  silent = new SilentOrders(database.pool());
  store = new MemoryEventStore();
  desk = new OrderDesk(store, 'intake', new StateCache<OrderHistory>({ capacity: 0 }));
});
afterAll(async () => database?.close());

const offering = (zeroTouch: 'no' | 'always'): Policy => ({
  ...BASELINE,
  defaults: {
    ...BASELINE.defaults,
    window: { last: EVER, neverAfter: EVER },
    offer: { for: ['delivery-failed'], after: 0, lasts: 60 * MINUTE },
    zeroTouch,
  },
});
const look = (orderId: string, policy: Policy): Promise<unknown> =>
  new Offers(
    records,
    {} as never,
    rows,
    { wishOf: () => Promise.resolve(undefined) } as never,
    { oneClick: 'one-click', ofOrder: () => Promise.resolve({}) } as never,
    desk,
    { inForce: () => policy, ofVersion: () => policy },
    { given: () => Promise.resolve(undefined) },
  ).look(orderId);

/** An order whose delivery failed. */
async function failedOrder(): Promise<OrderTerms> {
  const terms = { ...TERMS, orderId: randomUUID(), placedAt: new Date().toISOString() };
  for (const fact of [told('placed', 0, {}), told('paid', 1, {}), told('delivery-failed', 2, {})])
    await records.add({
      orderId: terms.orderId,
      terms,
      fact: { ...fact, hash: 'h', mark: fact.id } as KeptFact,
    });
  return terms;
}
const foundBySweep = async ({ placedAt }: OrderTerms): Promise<readonly string[]> => {
  const [after, until] = [-1, 0].map((ms) => new Date(Date.parse(placedAt) + ms).toISOString());
  const span = { after: after as string, until: until as string, age: 0, late: 0 };
  return (await silent.placed([span], 100)).map(({ orderId }) => orderId);
};

describe.each([
  ['no', 'offered'],
  ['always', 'resubmitted'],
] as const)('an order that was marked, and then not recorded (zero touch: %s)', (zeroTouch, outcome) => {
  it(`is still found by the sweep, and ${outcome} once by the looks that follow`, async () => {
    const terms = await failedOrder();
    const away = jest.spyOn(store, 'append').mockRejectedValueOnce(new EventStoreUnavailable('away'));
    await expect(look(terms.orderId, offering(zeroTouch))).rejects.toThrow('away');
    expect((await records.find(terms.orderId))?.streamOpen).toBe(true);
    expect(await foundBySweep(terms)).toEqual([terms.orderId]);
    expect(await look(terms.orderId, offering(zeroTouch))).toMatchObject({ outcome });
    expect(await look(terms.orderId, offering(zeroTouch))).toMatchObject({ outcome: 'nothing' });
    const { offers, resubmissions } = await desk.freshHistoryOf(terms.orderId);
    expect(offers.length + resubmissions.length).toBe(1);
    away.mockRestore();
  });
});

it('an offer that is recorded by a later look is listed and ended by its own time, not by that of the look that failed', async () => {
  const offer = { offerId: randomUUID(), orderId: randomUUID(), buyerId: randomUUID() };
  const at = (minutes: number): string => new Date(Date.now() + minutes * MINUTE).toISOString();
  await rows.add({ ...offer, expiresAt: at(-1) });
  await rows.ended(offer.offerId);
  await rows.add({ ...offer, expiresAt: at(5) });
  await rows.add({ ...offer, expiresAt: at(4) });
  expect(await rows.ordersOf(offer.buyerId, 10)).toEqual([offer.orderId]);
  await database
    .pool()
    .query('update intake.offers set expires_at = now() where offer_id = $1', [offer.offerId]);
  expect((await rows.expired(10)).map(({ offerId }) => offerId)).toContain(offer.offerId);
});
