import { jest } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { appended, eventually, newEvents } from '../contract-suite/fixtures.js';
import { Reader } from '../contract-suite/reader.js';
import { createPostgresEventStore, type PostgresEventStore } from './index.js';
import { RawTransaction } from './spec/raw-transaction.js';

// Above the deadline of `eventually`, which names the condition that did not come true.
jest.setTimeout(120_000);

describe('a subscription while transactions are open', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  beforeEach(async () => {
    database = await testDatabase();
    store = createPostgresEventStore({ connectionString: database.url, pollMs: 60_000 });
    await store.migrate();
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const delivered = (reader: Reader) => reader.events.map(({ stream }) => stream);

  it('never skips the events of a transaction that commits after a later one', async () => {
    const reader = new Reader(store, { after: 'start' });
    const slow = await RawTransaction.appending(database.url, 'slow', newEvents(2));
    appended(await store.append('quick', 'no-stream', newEvents(1)));
    await eventually(
      async () => (await store.heldBack()).events === 1,
      () => 'the quick event is held back',
    );
    const checkpoint = reader.checkpoint ?? 'start';
    expect(delivered(reader)).toEqual([]);
    await slow.end('COMMIT');
    await reader.has(3);
    await reader.stop();
    expect(delivered(reader)).toEqual(['slow', 'slow', 'quick']);
    const resumed = new Reader(store, { after: checkpoint });
    await resumed.has(3);
    await resumed.stop();
    expect(delivered(resumed)).toEqual(['slow', 'slow', 'quick']);
  });

  it('continues when the transaction that held it back is rolled back', async () => {
    const reader = new Reader(store, { after: 'start' });
    const slow = await RawTransaction.appending(database.url, 'slow', newEvents(2));
    appended(await store.append('quick', 'no-stream', newEvents(1)));
    await slow.end('ROLLBACK');
    await reader.has(1);
    await reader.caughtUp();
    await reader.stop();
    expect(delivered(reader)).toEqual(['quick']);
    expect((await store.read('slow')).head).toBe('no-stream');
    expect(await store.heldBack()).toEqual({ events: 0, ageMs: 0 });
  });

  it('says how much is held back and for how long', async () => {
    const slow = await RawTransaction.appending(database.url, 'slow', newEvents(1));
    appended(await store.append('quick', 'no-stream', newEvents(3)));
    await eventually(
      async () => (await store.heldBack()).ageMs > 20,
      () => 'it grows older',
    );
    expect((await store.heldBack()).events).toBe(3);
    await slow.end('COMMIT');
  });

  it('finds what matches behind tens of thousands that do not, and moves the checkpoint on the way', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => store.append(`other-${i}`, 'no-stream', newEvents(100, 'Other'))),
    );
    appended(await store.append('wanted', 'no-stream', newEvents(1, 'Other')));
    appended(await store.append('last', 'no-stream', newEvents(1, 'Wanted')));
    const impatient = createPostgresEventStore({ connectionString: database.url, pollMs: 1 });
    const reader = new Reader(impatient, { after: 'start', types: ['Wanted'] });
    await reader.has(1);
    await reader.stop();
    await impatient.close();
    expect(reader.batches.findIndex(({ events }) => events.length > 0)).toBeGreaterThan(1);
    const checkpoints = reader.batches.map(({ checkpoint }) => checkpoint);
    expect(new Set(checkpoints).size).toBe(checkpoints.length);
  });
});
