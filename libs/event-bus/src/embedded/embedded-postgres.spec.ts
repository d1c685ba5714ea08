import { createPostgresEventStore } from '@bujiao/event-store/postgres';
import { testDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { busContract, type BusHarness } from '../contract-suite/index.js';
import { record } from '../contract-suite/store-harness.js';
import { PostgresCheckpoints } from '../dead-letters/checkpoints.js';
import { PostgresDeadLetters } from '../dead-letters/postgres-dead-letters.js';
import { EmbeddedTransport } from './embedded-transport.js';

busContract('embedded, in Postgres', async () => {
  const database = await testDatabase();
  const pool = new Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined); // The database is dropped under connections that are just being closed.
  const store = createPostgresEventStore({ connectionString: database.url });
  await store.migrate();
  const harness: BusHarness = {
    publish: (events) => record(store, events),
    transport: () =>
      new EmbeddedTransport({ store, checkpoints: new PostgresCheckpoints(pool), saveEveryMs: 20 }),
    deadLetters: () => new PostgresDeadLetters(pool),
    readAhead: 512,
    close: async () => {
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
  return harness;
});
