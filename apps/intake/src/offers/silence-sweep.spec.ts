import { randomUUID } from 'node:crypto';
import { TERMS, told } from '@bujiao/order-history/testing';
import { OrderRecords } from '../order-record/order-records.repository.js';
import type { KeptFact } from '../order-record/record-row.js';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { SilenceSweep } from './silence-sweep.js';
import { SilentOrders } from './silent-orders.repository.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const AGE = 5 * MINUTE;
const START = Date.parse('2026-11-23T12:00:00.000Z');

let database: IntakeDatabase;
let records: OrderRecords;
let silent: SilentOrders;
/** Each spec has a time of its own, an hour after the one before. */
let now = START;

beforeAll(async () => {
  database = await intakeDatabase();
  records = new OrderRecords(database.pool());
});
afterAll(async () => database?.close());
beforeEach(async () => {
  silent = new SilentOrders(database.pool());
  now += 60 * MINUTE;
  await silent.claim(now, 0);
});

/** A silent order that reaches the age so many ms after the last sweep. */
async function reaches(after: number): Promise<string> {
  const orderId = randomUUID();
  const terms = { ...TERMS, orderId, placedAt: new Date(now + after - AGE).toISOString() };
  for (const fact of [told('placed', 0, {}), told('paid', 1, {})])
    await records.add({ orderId, terms, fact: { ...fact, hash: 'h', mark: fact.id } as KeptFact });
  return orderId;
}
/** The ids of one sweep, read to its end. */
async function swept(sweep: SilenceSweep, at: number, most = 100): Promise<readonly string[]> {
  const found = [];
  do found.push(...(await sweep.next(now + at, [AGE], most)));
  while (sweep.isBehind);
  return found.map(({ orderId }) => orderId);
}

it('a process begins ten minutes before the last sweep: it may follow one that ended with what it had claimed', async () => {
  const lost = await reaches(5 * SECOND);
  await silent.claim(now + 10 * SECOND, 0);
  expect(await swept(new SilenceSweep(silent), 9 * MINUTE)).toContain(lost);
});

it('a span that could not be read is read by the next sweep, also where another process claimed meanwhile', async () => {
  const sweep = new SilenceSweep(silent);
  await swept(sweep, 10 * SECOND);
  const lost = await reaches(15 * SECOND);
  const away = jest.spyOn(silent, 'placed').mockRejectedValueOnce(new Error('away'));
  await expect(swept(sweep, 20 * SECOND)).rejects.toThrow('away');
  expect(sweep.isBehind).toBe(true);
  await new SilentOrders(database.pool()).claim(now + 24 * SECOND, 0);
  expect(await swept(sweep, 25 * SECOND)).toEqual([lost]);
  expect(sweep.isBehind).toBe(false);
  away.mockRestore();
});

it('each age is swept once more a minute later, for what was lost with another process', async () => {
  const sweep = new SilenceSweep(silent);
  await swept(sweep, 10 * SECOND);
  const lost = await reaches(15 * SECOND);
  await new SilentOrders(database.pool()).claim(now + 20 * SECOND, 0);
  expect(await swept(sweep, 60 * SECOND)).toEqual([]);
  expect(await swept(sweep, 80 * SECOND)).toEqual([lost]);
  expect(await swept(sweep, 100 * SECOND)).toEqual([]);
});

it('what does not go into one statement comes with the next ones, also of one moment, and nothing twice in a row', async () => {
  const sweep = new SilenceSweep(silent);
  await swept(sweep, 10 * SECOND);
  const orders = [];
  for (const after of [11, 12, 12, 13, 14, 15]) orders.push(await reaches(after * SECOND));
  const found = await swept(sweep, 20 * SECOND, 3);
  expect(new Set(found)).toEqual(new Set(orders));
  expect(found.length).toBeLessThan(2 * orders.length);
});

it('nothing is read while there is no room, and nothing is lost by that', async () => {
  const sweep = new SilenceSweep(silent);
  await swept(sweep, 10 * SECOND);
  const orderId = await reaches(15 * SECOND);
  expect(await sweep.next(now + 20 * SECOND, [AGE], 0)).toEqual([]);
  expect(await swept(sweep, 21 * SECOND)).toEqual([orderId]);
});
