import { testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Sealed } from '@bujiao/contracts';
import { Pool } from 'pg';
import type { ParkedEvent } from '../dispatch/parking.port.js';
import type { ContentSeal } from './content-seal.js';
import { PostgresCheckpoints } from './checkpoints.js';
import { PostgresDeadLetters } from './postgres-dead-letters.js';

let database: TestDatabase;
let pool: Pool;

beforeEach(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 8 });
  pool.on('error', () => undefined); // The database is dropped under connections that are just being closed.
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const parked = (orderId: string, id: string, more: Partial<ParkedEvent> = {}): ParkedEvent => ({
  group: 'g',
  reason: 'behind',
  partition: 'p',
  position: '1',
  attempts: 0,
  event: { id, type: 't', source: 's', orderId, time: '2026-01-01T00:00:00Z', data: {} },
  ...more,
});

test('several processes can create the tables of dead letters at the same moment', async () => {
  await Promise.all(Array.from({ length: 8 }, () => new PostgresDeadLetters(pool).prepare()));
  await new PostgresCheckpoints(pool).prepare();
  expect(await new PostgresDeadLetters(pool).list()).toEqual([]);
});

test('any content of an event or an error can be stored as a dead letter and is returned unchanged', async () => {
  const letters = new PostgresDeadLetters(pool);
  await letters.prepare();
  const nasty = 'NUL \0, half a pair \ud800, 订单 "quoted" \\ \u2028';
  const event = {
    id: 'e1',
    type: 't',
    source: 's',
    orderId: '订单-1',
    time: '2026-01-01T00:00:00Z',
    data: { [nasty]: [nasty] },
  };
  const message = {
    reason: 'not-json',
    detail: nasty,
    raw: Buffer.from([0, 255]).toString('base64'),
    headers: { [nasty]: nasty },
  };
  await letters.park([
    parked('订单-1', 'e1', { event, error: nasty, errorCode: nasty }),
    { ...parked('', ''), event: undefined, message },
  ]);
  const [first, second] = await letters.list();
  expect(first?.event).toEqual(event);
  expect(first?.error).toContain('订单 "quoted"');
  expect(second?.message).toEqual(message);
  await letters.failedAgain(first?.id ?? '', { errorCode: nasty, error: nasty });
  expect(await letters.oldest('g', '订单-1')).toMatchObject({ attempts: 1 });
});

test('thousands of events that are parked at once keep their order, each stored once', async () => {
  const letters = new PostgresDeadLetters(pool);
  await letters.prepare();
  const events = Array.from({ length: 5_000 }, (_, n) => parked('B1', `e${n}`));
  await letters.park(events);
  await letters.park(events.slice(100, 200));
  const listed = await letters.list({ limit: 10_000 });
  expect(listed.map(({ event }) => event?.id)).toEqual(events.map(({ event }) => event?.id));
  expect(await letters.blockedOrders('g')).toEqual(['B1']);
});

test('an event that was redriven can be parked again', async () => {
  const letters = new PostgresDeadLetters(pool);
  await letters.prepare();
  await letters.park([parked('B1', 'e1')]);
  await letters.redriven((await letters.oldest('g', 'B1'))?.id ?? '');
  await letters.park([parked('B1', 'e1')]);
  expect(await letters.list()).toHaveLength(1);
});

test('dead letters are listed in pages, and an id that does not exist shows none', async () => {
  const letters = new PostgresDeadLetters(pool);
  await letters.prepare();
  await letters.park([parked('B1', 'e1'), parked('B2', 'e2'), parked('B3', 'e3')]);
  const [first] = await letters.list({ limit: 1 });
  const rest = await letters.list({ after: first?.id ?? '' });
  expect(rest.map(({ event }) => event?.orderId)).toEqual(['B2', 'B3']);
  expect(await letters.show("1' or true --")).toBeUndefined();
});

describe('a sealed dead letter', () => {
  /** Not a seal at all: enough to see that nothing is kept in the clear, and that it goes with its key. */
  class Reversed implements ContentSeal {
    readonly keys = new Set<string>();
    seal(keyOf: string, content: object): Promise<Sealed> {
      this.keys.add(keyOf);
      return Promise.resolve({
        keyOf,
        sealed: Buffer.from(JSON.stringify(content)).toString('base64').split('').reverse().join(''),
      });
    }
    open<Content extends object>({ keyOf, sealed }: Sealed): Promise<Content> {
      if (!this.keys.has(keyOf))
        return Promise.reject(Object.assign(new Error('gone'), { code: 'key-destroyed' }));
      const text = Buffer.from(sealed.split('').reverse().join(''), 'base64').toString();
      return Promise.resolve(JSON.parse(text) as Content);
    }
  }
  const ACCOUNT = '13800000000';
  const placed = parked('B1', 'e1', {
    event: {
      id: 'e1',
      type: 't',
      source: 's',
      orderId: 'B1',
      time: '2026-01-01T00:00:00Z',
      data: { buyerId: 'B-9', account: ACCOUNT },
    },
  });
  const unreadable: ParkedEvent = {
    ...parked('', ''),
    event: undefined,
    message: {
      reason: 'not-json',
      detail: 'The body is not JSON',
      raw: Buffer.from(ACCOUNT).toString('base64'),
      headers: { a: ACCOUNT },
    },
  };
  const rows = async (): Promise<string> =>
    JSON.stringify((await pool.query('select * from event_bus.dead_letters')).rows);

  test('has its content encrypted with the key of its buyer, and returns it', async () => {
    const seal = new Reversed();
    const letters = new PostgresDeadLetters(pool, seal);
    await letters.prepare();
    await letters.park([placed, unreadable]);
    const kept = await rows();
    expect(kept).not.toContain(ACCOUNT);
    expect(kept).not.toContain(Buffer.from(ACCOUNT).toString('base64'));
    const [first, second] = await letters.list();
    expect([first?.event, second?.message]).toEqual([placed.event, unreadable.message]);
    expect([...seal.keys]).toEqual(['B-9', 'unreadable messages']);
  });

  test('loses its content with the key of its buyer, and nothing else', async () => {
    const seal = new Reversed();
    const letters = new PostgresDeadLetters(pool, seal);
    await letters.prepare();
    await letters.park([placed]);
    seal.keys.clear();
    const [letter] = await letters.list();
    expect(letter?.event).toMatchObject({ id: 'e1', orderId: 'B1' });
    expect(JSON.stringify(letter)).not.toContain(ACCOUNT);
  });

  test.each(['discarded', 'redriven'] as const)('what a letter carries goes when it is %s', async (state) => {
    const letters = new PostgresDeadLetters(pool, new Reversed());
    await letters.prepare();
    await letters.park([placed]);
    const { id = '' } = (await letters.oldest('g', 'B1')) ?? {};
    await (state === 'discarded' ? letters.discard(id, 'ops:Kim', 'a test order') : letters.redriven(id));
    expect((await pool.query('select sealed from event_bus.dead_letters')).rows).toEqual([{ sealed: null }]);
    expect(await letters.show(id)).toMatchObject({ state, event: { id: 'e1', orderId: 'B1' } });
  });
});
