import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import type { ParkedEvent } from '../dispatch/parking.port.js';
import { PostgresDeadLetters } from './postgres-dead-letters.js';
import { deadLetterReasons } from './reasons.js';

let database: TestDatabase;
let pool: Pool;
let letters: PostgresDeadLetters;

beforeEach(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url });
  letters = new PostgresDeadLetters(pool);
  await letters.prepare();
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

let count = 0;
const parked = (orderId: string, change: Partial<ParkedEvent> = {}): ParkedEvent => {
  count += 1;
  return {
    group: 'fulfillment',
    reason: 'attempts-exhausted',
    partition: 'event-store',
    position: String(count),
    attempts: 3,
    errorCode: 'supplier-timeout',
    event: {
      id: `e${count}`,
      type: 'ResubmissionApproved',
      source: 'verification',
      orderId,
      time: '2026-11-20T00:00:00.000Z',
      data: {},
    },
    ...change,
  };
};
const behind = (orderId: string): ParkedEvent => {
  const { errorCode: _, ...letter } = parked(orderId, { reason: 'behind', attempts: 0 });
  return letter;
};

it('reasons of dead letters count letters by group, and waiting letters under the reason of the first one of their order', async () => {
  await letters.park([parked('O1'), behind('O1'), behind('O1'), parked('O2')]);
  await letters.park([parked('O3', { errorCode: 'bug', reason: 'not-retryable', attempts: 1 })]);
  await letters.park([parked('O1', { group: 'verification' })]);
  const reasons = await deadLetterReasons(pool);
  expect(
    reasons.map(({ group, reason, failed, waiting, orders, attempts }) => [
      group,
      reason,
      failed,
      waiting,
      orders,
      attempts,
    ]),
  ).toEqual([
    ['fulfillment', 'supplier-timeout', 2, 2, 2, 6],
    ['fulfillment', 'bug', 1, 0, 1, 1],
    ['verification', 'supplier-timeout', 1, 0, 1, 3],
  ]);
  expect((await deadLetterReasons(pool, 'verification')).map(({ example }) => example)).toEqual(['6']);
});

it('a reason of dead letters names the last action on the same reason', async () => {
  await letters.park([parked('O1'), parked('O2')]);
  const [first] = await letters.list();
  await letters.discard(first?.id ?? '', 'ops:li', 'a test order');
  expect((await deadLetterReasons(pool))[0]).toMatchObject({
    failed: 1,
    lastTime: { what: 'discarded', who: 'ops:li', why: 'a test order' },
  });
});

it('dead letters without an order are counted one by one', async () => {
  const { event: _, ...letter } = parked('O1', { reason: 'unparseable', errorCode: 'not-json', attempts: 0 });
  const message = { reason: 'not-json' as const, detail: 'no JSON', raw: '', headers: {} };
  await letters.park([
    { ...letter, message },
    { ...letter, position: 'other', message },
  ]);
  expect(await deadLetterReasons(pool)).toMatchObject([{ reason: 'not-json', failed: 2, orders: 0 }]);
});
