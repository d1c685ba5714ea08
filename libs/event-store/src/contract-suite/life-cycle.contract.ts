import { expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '../event-store.errors.js';
import type { EventStore } from '../event-store.port.js';
import { newEvents, unique } from './fixtures.js';
import { Reader } from './reader.js';

export function lifeCycleContract(open: () => Promise<EventStore>): void {
  it('waits on close for what is in flight, and takes no more', async () => {
    const store = await open();
    const streams = Array.from({ length: 50 }, () => unique('order'));
    const appends = streams.map((stream) => store.append(stream, 'no-stream', newEvents(2)));
    const reads = streams.map((stream) => store.read(stream));
    const [results] = await Promise.all([Promise.all(appends), Promise.all(reads), store.close()]);
    expect(results.every(({ conflict }) => !conflict)).toBe(true);
    const other = await open();
    for (const stream of streams) expect((await other.read(stream)).events).toHaveLength(2);
    await expect(store.append(unique('order'), 'no-stream', newEvents(1))).rejects.toBeInstanceOf(
      EventStoreUnavailable,
    );
    await expect(store.read(unique('order'))).rejects.toBeInstanceOf(EventStoreUnavailable);
    await expect(store.ping()).rejects.toBeInstanceOf(EventStoreUnavailable);
  });

  it('ends its subscriptions on close', async () => {
    const store = await open();
    const reader = new Reader(store, { after: 'start', types: [unique('Never')] });
    await reader.caughtUp();
    await store.close();
    await reader.ended;
  });

  it('may be closed twice', async () => {
    const store = await open();
    await store.ping();
    await Promise.all([store.close(), store.close()]);
    await store.close();
  });
}
