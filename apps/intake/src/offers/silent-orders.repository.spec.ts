import { randomUUID } from 'node:crypto';
import type { OrderFact } from '@bujiao/contracts';
import { TERMS, told } from '@bujiao/order-history/testing';
import { OrderRecords } from '../order-record/order-records.repository.js';
import type { KeptFact } from '../order-record/record-row.js';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { ResubmittedOrders } from '../resubmission-requests/resubmitted-orders.repository.js';
import { SilentOrders } from './silent-orders.repository.js';

const MINUTE = 60_000;

let database: IntakeDatabase;
let records: OrderRecords;
let silent: SilentOrders;
let resubmitted: ResubmittedOrders;

beforeAll(async () => {
  database = await intakeDatabase();
  records = new OrderRecords(database.pool());
  silent = new SilentOrders(database.pool());
  resubmitted = new ResubmittedOrders(database.pool());
});
afterAll(async () => database?.close());

/** An order that was placed so many minutes after noon of a day of its own, and what the shop told of it. */
async function order(minutes: number, ...facts: readonly OrderFact[]): Promise<string> {
  const orderId = randomUUID();
  const terms = { ...TERMS, orderId, quantity: 2, placedAt: at(minutes) };
  for (const fact of [told('placed', 0, {}), ...facts]) {
    const kept = { ...fact, hash: 'h', mark: fact.id } as KeptFact;
    await records.add({ orderId, terms, fact: kept });
  }
  return orderId;
}
const NOON = Date.parse('2026-11-23T12:00:00.000Z');
const at = (minutes: number): string => new Date(NOON + minutes * MINUTE).toISOString();
const span = (from: number, to: number, age = 0, late = 0) => ({ after: at(from), until: at(to), age, late });
const placed = async (from: number, to: number): Promise<readonly string[]> =>
  (await silent.placed([span(from, to)], 100)).map(({ orderId }) => orderId);

describe('orders that the shop has fallen silent about', () => {
  it('are those of an age that are not delivered in full', async () => {
    const paid = await order(1, told('paid', 1, {}));
    const partly = await order(2, told('paid', 1, {}), told('delivered', 2, { quantity: 1 }));
    const unpaid = await order(3);
    await order(3, told('delivered', 2, { quantity: 1 }), told('delivered', 3, { quantity: 1 }));
    await order(3, told('cancelled', 2, { cause: 'shop' }));
    const timedOut = await order(3, told('cancelled', 2, { cause: 'payment-timed-out' }));
    await order(30, told('paid', 1, {}));
    expect([...(await placed(0, 3))].sort()).toEqual([paid, partly, unpaid, timedOut].sort());
  });

  it('are none that were resubmitted; a mark alone says nothing: who made it may have ended before anything was recorded', async () => {
    const orderId = await order(41, told('paid', 1, {}));
    expect(await placed(40, 42)).toEqual([orderId]);
    await records.openStream(orderId, null);
    expect(await placed(40, 42)).toEqual([orderId]);
    await resubmitted.mark([{ orderId, is: 'requested', revision: 3 }]);
    await resubmitted.mark([{ orderId, is: 'ended', revision: 7 }]);
    expect(await placed(40, 42)).toEqual([]);
  });

  it('come in the order in which they reached their ages, those of the limit first', async () => {
    const [young, old] = [await order(50, told('paid', 1, {})), await order(48, told('paid', 1, {}))];
    const spans = [span(49, 51, MINUTE), span(47, 49, 2 * MINUTE, MINUTE / 2), span(49, 51, 9 * MINUTE)];
    const found = [
      { orderId: old, reachedAt: NOON + 50 * MINUTE, late: MINUTE / 2 },
      { orderId: young, reachedAt: NOON + 51 * MINUTE, late: 0 },
      { orderId: young, reachedAt: NOON + 59 * MINUTE, late: 0 },
    ];
    expect(await silent.placed(spans, 100)).toEqual(found);
    expect(await silent.placed(spans, 1)).toEqual(found.slice(0, 1));
  });
});

describe('the time that was swept', () => {
  it('is claimed by one process, and continues where the last one ended', async () => {
    const others = new SilentOrders(database.pool());
    const now = Date.now();
    const first = await Promise.all([silent.claim(now, 1_000), others.claim(now, 1_000)]);
    expect(first.filter((span) => span !== undefined)).toHaveLength(1);
    expect(await silent.claim(now + 500, 1_000)).toBeUndefined();
    expect(await others.claim(now + 10_000, 1_000)).toEqual({ from: now, to: now + 10_000 });
  });
});
