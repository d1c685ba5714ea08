import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import type pg from 'pg';
import { appended, newEvents } from '../contract-suite/fixtures.js';
import { Reader } from '../contract-suite/reader.js';
import { EventStoreRestored } from '../event-store.errors.js';
import { TestStores } from './spec/test-stores.js';
import { verifyStreams } from './verify-streams.js';

// Above the deadline of `eventually`, which names the condition that did not come true.
jest.setTimeout(120_000);

const WAY_OUT = readFileSync(
  new URL('../../../../deploy/postgres/after-logical-restore.sql', import.meta.url),
  'utf8',
);

let stores: TestStores;
let admin: pg.Client;
beforeEach(async () => {
  stores = await TestStores.on({ pollMs: 100 });
  ({ admin } = stores);
});
afterEach(() => stores.end());

/** As a dump of a cluster that has counted on for two turns of the counter leaves it. */
async function restoreFromOlderCluster(): Promise<void> {
  const older = `transaction_id = (transaction_id::text::bigint + 8589934592)::text::xid8`;
  await admin.query(`UPDATE event_store.events SET ${older}`);
  await admin.query(`UPDATE event_store.streams SET ${older}`);
  await admin.query(
    `UPDATE event_bus.checkpoints SET position = split_part(position, ':', 1)::bigint + 8589934592 || ':' || split_part(position, ':', 2)
     WHERE position LIKE '%:%'`,
  );
}

/** What a group has read of three streams: all but the last. */
async function storeWithCheckpoint(): Promise<string> {
  await admin.query('CREATE SCHEMA event_bus');
  await admin.query(
    'CREATE TABLE event_bus.checkpoints (group_name text PRIMARY KEY, position text NOT NULL)',
  );
  const store = await stores.open();
  appended(await store.append('order-1', 'no-stream', newEvents(2)));
  const { head } = appended(await store.append('order-2', 'no-stream', newEvents(3)));
  const reader = new Reader(store, { after: 'start' });
  await reader.has(5);
  await reader.stop();
  const read = reader.events.at(-1)?.position ?? '';
  await admin.query(`INSERT INTO event_bus.checkpoints VALUES ('read', $1), ('new', 'start')`, [read]);
  appended(await store.append('order-2', head, newEvents(1)));
  appended(await store.append('order-3', 'no-stream', newEvents(1)));
  await store.close();
  return read;
}

describe('a store that was restored from a logical copy', () => {
  it('is refused at the start, with what is to be done', async () => {
    await storeWithCheckpoint();
    await stores.open();
    await restoreFromOlderCluster();
    const refused = stores.create().migrate();
    await expect(refused).rejects.toBeInstanceOf(EventStoreRestored);
    await expect(refused).rejects.toMatchObject({ code: 'event-store-restored', retryable: false });
    await expect(stores.create({ soleWriter: true }).migrate()).rejects.toBeInstanceOf(EventStoreRestored);
  });

  it('goes on with positions of the cluster that it is in: its groups miss nothing and read nothing again', async () => {
    await storeWithCheckpoint();
    await restoreFromOlderCluster();
    await admin.query(WAY_OUT);
    const store = await stores.open();
    const { rows } = await admin.query<{ group_name: string; position: string }>(
      'SELECT * FROM event_bus.checkpoints ORDER BY group_name',
    );
    const [fresh, read] = rows;
    expect(fresh?.position).toBe('start');
    const { head } = await store.read('order-1');
    const [all, rest] = [
      new Reader(store, { after: 'start' }),
      new Reader(store, { after: read?.position ?? '' }),
    ];
    appended(await store.append('order-1', head, newEvents(1)));
    await all.has(8);
    await rest.has(3);
    await Promise.all([all.stop(), rest.stop()]);
    const seen = ({ events }: Reader) => events.map(({ stream, revision }) => `${stream} ${revision}`);
    expect(seen(rest)).toEqual(['order-2 3', 'order-3 0', 'order-1 2']);
    expect(seen(all).slice(-3)).toEqual(seen(rest));
    expect(await verifyStreams({ connectionString: stores.url })).toMatchObject({
      streams: 3,
      strays: 0,
      brokenStreams: 0,
    });
  });

  it('is left alone by a second run of the way out, and so is a store of its own cluster', async () => {
    const read = await storeWithCheckpoint();
    await admin.query(WAY_OUT);
    const positions = async (): Promise<unknown> =>
      (await admin.query('SELECT transaction_id, position FROM event_store.events ORDER BY stream, revision'))
        .rows;
    const before = await positions();
    await admin.query(WAY_OUT);
    expect(await positions()).toEqual(before);
    const { rows } = await admin.query(
      `SELECT position FROM event_bus.checkpoints WHERE group_name = 'read'`,
    );
    expect(rows).toEqual([{ position: read }]);
  });
});
