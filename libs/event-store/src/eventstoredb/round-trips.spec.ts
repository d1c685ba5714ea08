import { jest } from '@jest/globals';
import { CommandHandler } from '../command-handler.js';
import { StreamStates, type Proposed } from '../stream-states.js';
import { METADATA, newEvents, unique } from '../contract-suite/fixtures.js';
import type { EventStore } from '../event-store.port.js';
import { TestStores } from '../postgres/spec/test-stores.js';
import { StateCache } from '../state-cache.js';
import { itOnDouble, TestServer } from './spec/test-server.js';

jest.setTimeout(60_000);

const { causationId: _, ...metadata } = METADATA;
const NOTED: readonly Proposed[] = [{ type: 'Noted', data: {} }];
const STEPS = 6;

const handlerOn = (store: EventStore) =>
  new CommandHandler(
    new StreamStates(
      store,
      { initialState: () => 0, evolve: (count: number) => count + 1 },
      new StateCache<number>({ capacity: 10 }),
    ),
  );

/** An order from its first event to its last: by one process, and the last step by a process that knows nothing of it yet. */
async function runOrder(store: EventStore): Promise<void> {
  const stream = unique('order');
  const own = handlerOn(store);
  for (let step = 0; step < STEPS; step += 1)
    await own.handle(
      stream,
      { causationId: `${stream}/${step}`, metadata, assumeNew: step === 0 },
      () => NOTED,
    );
  await handlerOn(store).handle(stream, { causationId: `${stream}/last`, metadata }, () => NOTED);
}

describe('an order', () => {
  itOnDouble('takes as many calls of EventStoreDB as it takes round trips of PostgreSQL', async () => {
    const server = await TestServer.start();
    const store = server.open();
    await store.append('warm', 'no-stream', newEvents(1));
    const before = { ...server.double.calls };
    await runOrder(store);
    const { batchedAppend, append, read } = server.double.calls;
    const calls = batchedAppend - before.batchedAppend + append + read;
    await server.stop();

    const stores = await TestStores.on();
    const [postgres, proxy] = await stores.openBehindProxy();
    await postgres.append('warm', 'no-stream', newEvents(1));
    await postgres.read('warm');
    const roundTrips = proxy.requests();
    await runOrder(postgres);
    expect({ calls, appends: batchedAppend - before.batchedAppend }).toEqual({
      calls: STEPS + 2,
      appends: STEPS + 1,
    });
    expect(calls).toBeLessThanOrEqual(roundTrips());
    await stores.end();
  });
});
