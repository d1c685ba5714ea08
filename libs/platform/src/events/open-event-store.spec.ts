import { withoutEffects } from '@bujiao/effects';
import { eventId, EventStoreRestored, EventStoreUnavailable, type NewEvent } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { TcpProxy, testDatabase } from '@bujiao/testing';
import { loadConfig } from '../config/index.js';
import { startReason } from '../http/start-reason.js';
import { fenced, openEventStore } from './open-event-store.js';

const event: NewEvent = {
  id: eventId('O1', 'OrderConflictFound', 0),
  type: 'OrderConflictFound',
  data: {},
  metadata: {
    correlationId: 'O1',
    causationId: 'O1',
    actor: { kind: 'service', id: 'after-sales' },
    schemaVersion: 1,
    occurredAt: '2026-11-23T10:00:00.000Z',
  },
};

it('a replay appends nothing to the store but what its plan names', async () => {
  const store = fenced(new MemoryEventStore());
  const append = (): Promise<unknown> => store.append('order-O1', 'no-stream', [event]);
  await expect(withoutEffects('r-1', append)).rejects.toMatchObject({ code: 'append-in-replay' });
  expect((await store.read('order-O1')).events).toEqual([]);
  await expect(withoutEffects('r-1', append, ['OrderConflictFound'])).resolves.toMatchObject({
    conflict: false,
  });
  await expect(append()).resolves.toMatchObject({ duplicate: true });
});

it('an address of EventStoreDB that is none is one line that names ESDB_URL, without the password in it', async () => {
  const config = loadConfig({
    PG_URL: 'postgres://u:p@127.0.0.1/db',
    DATA_KEY: Buffer.alloc(32).toString('base64'),
    EVENT_STORE: 'eventstoredb',
    ESDB_URL: 'esdb://admin:secret@host:x?tls=false',
  });
  const reason = await openEventStore(config).catch((error: unknown) => startReason(error));
  expect(reason).toMatch(/^The configuration is not right: ESDB_URL must be an address like [^\n]*$/);
  expect(reason).not.toContain('secret');
});

it.each([
  [new EventStoreUnavailable('read policy-rules'), 'ESDB_URL'],
  [new EventStoreRestored('8589934592', '801'), 'deploy/postgres/after-logical-restore.sql'],
])('a start that fails with %p is one line with the way out', (error, wayOut) => {
  expect(startReason(error)).toContain(wayOut);
  expect(startReason(error)).not.toContain('\n');
});

it('a connection that breaks while the store is prepared does not end the start', async () => {
  const database = await testDatabase();
  const proxy = await TcpProxy.before(database.url);
  proxy.loseAnswerTo('CREATE SCHEMA');
  const config = loadConfig({ PG_URL: proxy.url, DATA_KEY: Buffer.alloc(32).toString('base64') });
  const store = await openEventStore(config);
  await store.ping();
  await store.close();
  await proxy.close();
  await database.drop();
});
