import { jest } from '@jest/globals';
import type pg from 'pg';
import { appended, eventually, newEvents, unique } from '../contract-suite/fixtures.js';
import { Reader } from '../contract-suite/reader.js';
import { EventStoreUnavailable } from '../event-store.errors.js';
import type { PostgresEventStore } from './index.js';
import { TestStores } from './spec/test-stores.js';

// Above the deadline of `eventually`, which names the condition that did not come true.
jest.setTimeout(120_000);

describe('the Postgres event store, when things break', () => {
  let stores: TestStores;
  let admin: pg.Client;
  beforeEach(async () => {
    stores = await TestStores.on();
    ({ admin } = stores);
  });
  afterEach(() => stores.end());
  const killConnections = () =>
    admin.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );

  /** A connection's statistics are complete once it has ended: until then it may not have handed them in. */
  const othersHaveEnded = () =>
    eventually(
      async () =>
        (
          await admin.query(
            'SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
          )
        ).rowCount === 0,
      () => 'every other connection has ended',
    );

  it('appends once when the answer to an append is lost', async () => {
    const [store, proxy] = await stores.openBehindProxy();
    proxy.loseAnswerTo('append_group');
    const first = appended(await store.append('order-1', 'no-stream', newEvents(2)));
    expect((await store.read('order-1')).head).toEqual(first.head);
    expect(first.head.revision).toBe(1);
    expect((await admin.query('SELECT count(*)::int AS n FROM event_store.events')).rows).toEqual([{ n: 2 }]);
  });

  it('appends each of many once, whatever connections are cut meanwhile', async () => {
    const [store, proxy] = await stores.openBehindProxy();
    let done = 0;
    const cutNowAndThen = async () => {
      done += 1;
      if (done % 20 !== 0) return;
      if (done % 40 === 0) proxy.cutAll();
      else await killConnections();
    };
    const streams = Array.from({ length: 40 }, () => unique('order'));
    const heads = await Promise.all(
      streams.map(async (stream) => {
        let head: Parameters<typeof store.append>[1] = 'no-stream';
        for (const event of newEvents(10)) {
          head = await persistently(async () => appended(await store.append(stream, head, [event])).head);
          await cutNowAndThen();
        }
        return head;
      }),
    );
    const slices = await Promise.all(streams.map((stream) => persistently(() => store.read(stream))));
    expect(slices.map(({ head }) => head)).toEqual(heads);
    expect(slices.map(({ events }) => events.length)).toEqual(Array(40).fill(10));
  });

  it('delivers every event once over cut connections', async () => {
    const [store, proxy] = await stores.openBehindProxy();
    const reader = new Reader(store, { after: 'start', batchSize: 10 });
    for (let i = 0; i < 10; i += 1) {
      await persistently(() => store.append(`order-${i}`, 'no-stream', newEvents(10)));
      if (i % 3 === 0) proxy.cutAll();
    }
    await reader.has(100);
    await reader.caughtUp();
    await reader.stop();
    expect(new Set(reader.events.map(({ id }) => id)).size).toBe(100);
    expect(reader.events).toHaveLength(100);
  });

  it('wakes subscriptions of every process, without polling, also after the line between them was cut', async () => {
    const [one, other] = [await stores.open({ pollMs: 60_000 }), await stores.open({ pollMs: 60_000 })];
    const reader = new Reader(one, { after: 'start', types: ['Wanted'] });
    await reader.caughtUp();
    appended(await one.append('own', 'no-stream', newEvents(1, 'Wanted')));
    await reader.has(1);
    appended(await other.append('other', 'no-stream', newEvents(1, 'Wanted')));
    await reader.has(2);
    await killConnections();
    await persistently(() => other.append('again', 'no-stream', newEvents(1, 'Wanted')));
    await reader.has(3);
    await reader.stop();
  });

  it.each([
    ['a subscription that has caught up', true],
    ['a subscription that is behind', false],
  ])('tells %s once why it cannot read, and resumes', async (_, first) => {
    const store = await stores.open({ pollMs: 20 });
    appended(await store.append('order-1', 'no-stream', newEvents(1)));
    const problems: string[] = [];
    const follow = () =>
      new Reader(store, { after: 'start', onProblem: ({ message }) => void problems.push(message) });
    let reader = follow();
    await reader.caughtUp();
    if (!first) await reader.stop();
    await admin.query('ALTER TABLE event_store.events RENAME TO away');
    if (!first) reader = follow();
    await eventually(
      () => problems.length > 0,
      () => 'the reader is told',
    );
    const batches = reader.batches.length;
    await admin.query('ALTER TABLE event_store.away RENAME TO events');
    await eventually(
      () => reader.batches.length > batches && reader.batches.at(-1)?.caughtUp === true,
      () => 'the subscription reads again',
    );
    expect(problems).toEqual([expect.stringContaining('does not exist')]);
    await reader.stop();
  });

  it('says that the store is unavailable when there is no server', async () => {
    const store = stores.create({ connectionString: 'postgres://postgres@127.0.0.1:1/none' });
    await expect(store.ping()).rejects.toBeInstanceOf(EventStoreUnavailable);
    await expect(store.append('order-1', 'no-stream', newEvents(1))).rejects.toBeInstanceOf(
      EventStoreUnavailable,
    );
    await expect(store.read('order-1')).rejects.toMatchObject({
      retryable: true,
      code: 'event-store-unavailable',
    });
  });

  it('makes only that append pay which meets a damaged stream', async () => {
    const store = await stores.open();
    appended(await store.append('damaged', 'no-stream', newEvents(1)));
    await admin.query("DELETE FROM event_store.streams WHERE stream = 'damaged'");
    const [damaged, ...others] = await Promise.allSettled(
      ['damaged', 'a', 'b', 'z'].map((stream) => store.append(stream, 'no-stream', newEvents(1))),
    );
    expect(damaged?.status).toBe('rejected');
    expect(others.map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'));
  });

  it('lets any number of processes create the schema at once', async () => {
    await expect(
      Promise.all(Array.from({ length: 6 }, () => stores.open({ schema: 'fresh' }))),
    ).resolves.toHaveLength(6);
  });

  it('does not let groups over the same streams lock each other out', async () => {
    const several = await Promise.all(Array.from({ length: 4 }, () => stores.open()));
    const streams = Array.from({ length: 60 }, (_, i) => `order-${i}`);
    for (let round = 0; round < 5; round += 1) {
      const heads = new Map(
        await Promise.all(
          streams.map(async (s) => [s, (await (several[0] as PostgresEventStore).read(s)).head] as const),
        ),
      );
      const results = await Promise.all(
        several.flatMap((store, i) =>
          [...streams.slice(i * 15), ...streams.slice(0, i * 15)].map((s) =>
            store.append(s, heads.get(s) ?? 'no-stream', newEvents(1)),
          ),
        ),
      );
      expect(results.filter(({ conflict }) => !conflict)).toHaveLength(60);
    }
    await Promise.all(several.map((store) => store.close()));
    await othersHaveEnded();
    const { rows } = await admin.query<{ deadlocks: string }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(rows[0]?.deadlocks).toBe('0');
  });

  it('walks indexes from the first event on', async () => {
    // Creating an index scans its table: that must not be counted.
    await (await stores.open()).close();
    await othersHaveEnded();
    await admin.query('SELECT pg_stat_reset()');
    const store = stores.create();
    const reader = new Reader(store, { after: 'start', types: ['Noted'] });
    for (let i = 0; i < 20; i += 1) {
      appended(await store.append(`order-${i}`, 'no-stream', newEvents(1)));
      await store.read(`order-${i}`);
    }
    await reader.has(20);
    await reader.stop();
    await store.close();
    await othersHaveEnded();
    const { rows } = await admin.query<{ seq: number; idx: number }>(
      'SELECT sum(seq_scan)::int AS seq, sum(idx_scan)::int AS idx FROM pg_stat_user_tables',
    );
    expect(rows[0]?.idx).toBeGreaterThan(40);
    expect(rows[0]?.seq).toBe(0);
  });
});

/** As every caller of a store does: again, while it is unavailable. */
async function persistently<T>(call: () => Promise<T>): Promise<T> {
  const results: T[] = [];
  const attempt = async () => {
    try {
      results.push(await call());
      return true;
    } catch (error) {
      if (error instanceof EventStoreUnavailable) return false;
      throw error;
    }
  };
  await eventually(attempt, () => 'the store is available');
  return results[0] as T;
}
