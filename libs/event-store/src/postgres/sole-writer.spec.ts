import { jest } from '@jest/globals';
import { testDatabase } from '@bujiao/testing';
import type pg from 'pg';
import { appended, eventually, newEvent, newEvents, unique } from '../contract-suite/fixtures.js';
import { eventStoreContract } from '../contract-suite/index.js';
import { Reader } from '../contract-suite/reader.js';
import { EventStoreInUse, EventStoreUnavailable } from '../event-store.errors.js';
import { createPostgresEventStore, type PostgresEventStore } from './index.js';
import { resolveOptions } from './options.js';
import { SoleWriter } from './sole-writer.js';
import { TestStores } from './spec/test-stores.js';

// Above the deadline of `eventually`, which names the condition that did not come true.
jest.setTimeout(120_000);

eventStoreContract('postgres, sole writer', async () => {
  const database = await testDatabase();
  let live: PostgresEventStore | undefined;
  return {
    // Where the suite wants another process, it has to make do with the one that there can be.
    open: async () => {
      if (
        live &&
        !(await live.ping().then(
          () => false,
          () => true,
        ))
      )
        return live;
      live = createPostgresEventStore({ connectionString: database.url, pollMs: 100, soleWriter: true });
      await live.migrate();
      return live;
    },
    stop: () => database.drop(),
  };
});

describe('a sole writer', () => {
  let stores: TestStores;
  let admin: pg.Client;
  beforeEach(async () => {
    stores = await TestStores.on({ soleWriter: true, pollMs: 60_000 });
    ({ admin } = stores);
  });
  afterEach(() => stores.end());
  const persistently = async (call: () => Promise<unknown>): Promise<void> => {
    const attempt = () =>
      call().then(
        () => true,
        (error: unknown) => {
          if (error instanceof EventStoreUnavailable) return false;
          throw error;
        },
      );
    await eventually(attempt, () => 'the store is available');
  };

  it('keeps others from appending, and lets them read', async () => {
    const store = await stores.open();
    const other = await stores.open({ soleWriter: false });
    const { head } = appended(await store.append('order-1', 'no-stream', newEvents(1)));
    const refused = other.append('order-1', head, newEvents(1));
    await expect(refused).rejects.toBeInstanceOf(EventStoreInUse);
    await expect(refused).rejects.toMatchObject({ code: 'event-store-in-use', retryable: true });
    expect((await other.read('order-1')).head).toEqual(head);
    await store.close();
    appended(await other.append('order-1', head, newEvents(1)));
  });

  it('takes over as soon as the one before it has released its lease', async () => {
    const first = await stores.open();
    const appending = first.append('order-1', 'no-stream', newEvents(1)).finally(() => first.close());
    const [second] = await Promise.all([stores.open(), appending]);
    appended(await second.append('order-2', 'no-stream', newEvents(1)));
  });

  it('begins only after what others had under way', async () => {
    const other = await stores.open({ soleWriter: false });
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE event_store.events IN EXCLUSIVE MODE');
    const slow = other.append('slow', 'no-stream', newEvents(1));
    const underWay = eventually(
      async () =>
        (
          await admin.query(
            `SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
          )
        ).rowCount === 1,
      () => 'the append is under way',
    );
    const taking = underWay.then(() => stores.open());
    const commit = underWay.then(() => admin.query('COMMIT'));
    const [result, store] = await Promise.all([slow, taking, commit]);
    appended(result);
    const reader = new Reader(store, { after: 'start' });
    appended(await store.append('own', 'no-stream', newEvents(1)));
    await reader.has(2);
    await reader.stop();
    expect(reader.events.map(({ stream }) => stream)).toEqual(['slow', 'own']);
  });

  it('delivers to its subscriptions though another session leaves a transaction open', async () => {
    const store = await stores.open();
    appended(await store.append('before', 'no-stream', newEvents(3)));
    await admin.query('BEGIN');
    await admin.query('SELECT pg_current_xact_id()');
    const reader = new Reader(store, { after: 'start', batchSize: 2 });
    await reader.has(3);
    await reader.caughtUp();
    appended(await store.append('after', 'no-stream', newEvents(1)));
    await reader.has(4);
    await reader.stop();
    await admin.query('COMMIT');
    expect(reader.events.map(({ stream }) => stream)).toEqual(['before', 'before', 'before', 'after']);
  });

  it('delivers what others append once it has lost its lease', async () => {
    const store = await stores.open({ pollMs: 50 });
    const other = await stores.open({ soleWriter: false });
    const reader = new Reader(store, { after: 'start', types: ['Noted'] });
    appended(await store.append('own', 'no-stream', newEvents(1)));
    await reader.has(1);
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks
       WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await persistently(() => other.append('other', 'no-stream', newEvents(1)));
    await reader.has(2);
    await reader.stop();
    expect(reader.events.map(({ stream }) => stream)).toEqual(['own', 'other']);
  });

  it('sends nothing over a connection that has left a statement without an answer', async () => {
    const lost: number[] = [];
    const options = resolveOptions({ connectionString: stores.url, soleWriter: true });
    const writer = new SoleWriter(options, { onHeld: () => undefined, onLost: () => lost.push(1) });
    const statement = { name: 'one', text: 'SELECT 1', parameters: [] };
    const first = await writer.open();
    const late = new Error('Query read timeout');
    // With the faster statements pg calls back; by itself it returns a promise.
    const query = jest
      .spyOn(first, 'query')
      .mockImplementation(((...[, , answered]: unknown[]) =>
        answered ? (answered as (error: Error) => void)(late) : Promise.reject(late)) as never);
    await expect(writer.rows(statement)).rejects.toThrow('Query read timeout');
    query.mockRestore();
    await eventually(
      () => lost.length === 1,
      () => 'the lease is given up with the connection',
    );
    expect(await writer.open()).not.toBe(first);
    expect(await writer.rows(statement)).toEqual([['1']]);
    await writer.end();
  });

  it('asks the database for nothing that it has just written', async () => {
    const [store, proxy] = await stores.openBehindProxy({ pollMs: 100 });
    const readers = [['A'], ['A', 'B'], undefined].map(
      (types) => new Reader(store, { after: 'start', ...(types && { types }) }),
    );
    const append = async (i: number) =>
      appended(await store.append(`order-${i}`, 'no-stream', [...newEvents(1, 'A'), ...newEvents(1, 'B')]));
    const haveAll = (orders: number) =>
      Promise.all(readers.map((reader, i) => reader.has(i === 0 ? orders : orders * 2)));
    for (const reader of readers) await reader.caughtUp();
    // What comes after this one comes by the feed.
    await append(0);
    await haveAll(1);
    const ranges = proxy.count('read-range');
    for (let i = 1; i <= 20; i += 1) await append(i);
    await haveAll(21);
    await Promise.all(readers.map((reader) => reader.stop()));
    expect(ranges()).toBe(0);
  });

  it('delivers what a read returns, also when the appended objects are changed afterwards', async () => {
    const store = await stores.open();
    const reader = new Reader(store, { after: 'start' });
    await reader.caughtUp();
    const data = { at: new Date(0), left: undefined, zero: -0, nested: { list: [1] } };
    const events = [newEvent('Noted', data), newEvent('Noted', { nested: { list: [1] } })];
    appended(await store.append('order-1', 'no-stream', events));
    data.nested.list.push(2);
    await reader.has(2);
    await reader.stop();
    expect(reader.events).toStrictEqual((await store.read('order-1')).events);
    expect(() => (reader.events[1]?.data as { nested: { list: number[] } }).nested.list.push(3)).toThrow(
      TypeError,
    );
  });

  it('delivers every event once, in order, over lost answers and cut connections', async () => {
    const [store, proxy] = await stores.openBehindProxy({ pollMs: 100 });
    const readers = [1, 7, 512].map((batchSize) => new Reader(store, { after: 'start', batchSize }));
    for (let i = 0; i < 30; i += 1) {
      if (i % 5 === 2) proxy.loseAnswerTo('append\0');
      await persistently(() => store.append(`order-${i}`, 'no-stream', newEvents(5)));
      if (i % 7 === 3) proxy.cutAll();
      if (i % 11 === 5)
        await admin.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        );
    }
    const written = Array.from({ length: 30 }, (_, i) =>
      Array.from({ length: 5 }, (__, revision) => `order-${i}@${revision}`),
    ).flat();
    for (const reader of readers) {
      await reader.has(150);
      await reader.stop();
      expect(reader.events.map(({ stream, revision }) => `${stream}@${revision}`)).toEqual(written);
    }
  });

  it('serves a subscription that begins late, falls behind, or wants other types than those before it', async () => {
    const store = await stores.open({ pollMs: 50 });
    const abort = new AbortController();
    const slow = store
      .subscribe({ after: 'start', types: ['Noted'], batchSize: 50, signal: abort.signal })
      [Symbol.asyncIterator]();
    await slow.next();
    const append = (type: string, count: number) =>
      Promise.all(
        Array.from({ length: count / 100 }, () =>
          store.append(unique('order'), 'no-stream', newEvents(100, type)),
        ),
      );
    await append('Noted', 10_000);
    await append('Other', 300);
    const late = new Reader(store, { after: 'start', types: ['Other'] });
    await late.has(300);
    await append('Other', 100);
    await late.has(400);
    await late.stop();
    let got = 0;
    while (got < 10_000) got += ((await slow.next()).value as { events: unknown[] }).events.length;
    abort.abort();
    await slow.return?.(undefined);
    expect(got).toBe(10_000);
  });
});
