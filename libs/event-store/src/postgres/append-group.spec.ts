import { jest } from '@jest/globals';
import pg from 'pg';
import { appended, newEvents } from '../contract-suite/fixtures.js';
import { Reader } from '../contract-suite/reader.js';
import { sealAppend } from '../hash-chain/sealed-append.js';
import { GroupAppender, type WrittenGroup } from './append-group.js';
import { sessionOn } from './connections.js';
import { leaseOf } from './lease.js';
import { TestStores } from './spec/test-stores.js';

jest.setTimeout(120_000);

const SCHEMA = 'event_store';

describe('a group of appends', () => {
  let stores: TestStores;
  let client: pg.Client;
  beforeEach(async () => {
    stores = await TestStores.on();
    client = new pg.Client(stores.url);
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await stores.end();
  });

  it('locks its streams in one order, whatever the order of the appends: two groups cannot wait for each other', async () => {
    await stores.open();
    const written: WrittenGroup[] = [];
    const appender = new GroupAppender(sessionOn(client), {
      schema: SCHEMA,
      onWritten: (group) => written.push(group),
    });
    const names = ['c', 'a', 'd', 'b'];
    const results = await appender.append(
      names.map((stream) => sealAppend(stream, 'no-stream', newEvents(1))),
    );
    expect(results).toHaveLength(4);
    expect(written.map(({ appends }) => appends.map(({ stream }) => stream))).toEqual([['a', 'b', 'c', 'd']]);
    const { rows } = await client.query<{ stream: string }>(
      `SELECT stream FROM ${SCHEMA}.events ORDER BY transaction_id, position`,
    );
    expect(rows.map(({ stream }) => stream)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('answers each append in the order in which it was given', async () => {
    const store = await stores.open();
    const { head } = appended(await store.append('b', 'no-stream', newEvents(2)));
    const appender = new GroupAppender(sessionOn(client), { schema: SCHEMA });
    const results = await appender.append(
      ['c', 'b', 'a'].map((stream) => sealAppend(stream, 'no-stream', newEvents(1))),
    );
    expect(results).toMatchObject([
      { conflict: false },
      { conflict: true, actual: head },
      { conflict: false },
    ]);
  });

  it('refuses to follow a head that a later transaction has made: readers would see the stream out of order', async () => {
    const store = await stores.open();
    await client.query('BEGIN');
    await client.query('SELECT pg_current_xact_id()');
    const { head } = appended(await store.append('order-1', 'no-stream', newEvents(1)));
    const appender = new GroupAppender(sessionOn(client), { schema: SCHEMA });
    const [result] = await appender.append([sealAppend('order-1', head, newEvents(1))]);
    await client.query('COMMIT');
    expect(result).toEqual({ conflict: true, actual: head });
    appended(await store.append('order-1', head, newEvents(1)));
    const reader = new Reader(store, { after: 'start' });
    await reader.has(2);
    await reader.stop();
    expect(reader.events.map(({ revision }) => revision)).toEqual([0, 1]);
  });

  it('takes its transaction id only once it shares the lease', async () => {
    await stores.open();
    // With an earlier one it would append before what a sole writer has appended meanwhile, where readers have been already.
    await stores.admin.query('SELECT pg_advisory_lock($1)', [leaseOf(SCHEMA)]);
    await client.query('BEGIN');
    await client.query('SAVEPOINT refused');
    const appender = new GroupAppender(sessionOn(client), { schema: SCHEMA });
    const [result] = await appender.append([sealAppend('order-1', 'no-stream', newEvents(1))]);
    expect(result).toMatchObject({ code: 'BJ001' });
    await client.query('ROLLBACK TO SAVEPOINT refused');
    const { rows } = await client.query<{ id: string | null }>(
      'SELECT pg_current_xact_id_if_assigned()::text AS id',
    );
    expect(rows).toEqual([{ id: null }]);
    await client.query('ROLLBACK');
  });
});
