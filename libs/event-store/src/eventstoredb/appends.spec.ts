import { EventStoreDBClient } from '@eventstore/db-client';
import { jest } from '@jest/globals';
import { appended, eventually, METADATA, newEvent, newEvents } from '../contract-suite/fixtures.js';
import { EventStoreMisuse, EventStoreUnavailable } from '../event-store.errors.js';
import type { EventMetadata } from '@bujiao/contracts';
import { EventStoreDbDouble, refusals } from './double/index.js';
import {
  createEventStoreDbEventStore,
  type EventStoreDbEventStore,
  type EventStoreDbEventStoreOptions,
} from './index.js';

jest.setTimeout(30_000);

describe('appends and reads on EventStoreDB', () => {
  let double: EventStoreDbDouble;
  let opened: EventStoreDbEventStore[];
  const open = (options: Partial<EventStoreDbEventStoreOptions> = {}): EventStoreDbEventStore => {
    const store = createEventStoreDbEventStore({ connectionString: double.connectionString, ...options });
    opened.push(store);
    return store;
  };
  const recorded = () => double.log.all.filter(({ type }) => !type.startsWith('$'));
  const raw = async (use: (client: EventStoreDBClient) => Promise<unknown>): Promise<void> => {
    const client = EventStoreDBClient.connectionString(double.connectionString);
    await use(client);
    await client.dispose();
  };
  beforeEach(async () => {
    opened = [];
    double = new EventStoreDbDouble();
    await double.start();
  });
  afterEach(async () => {
    double.beSilent(false);
    await Promise.all(opened.map((store) => store.close()));
    double.stop();
  });

  it('appends once when answers are lost, and answers as if they had not been', async () => {
    const store = open();
    double.loseAnswers(2);
    const result = appended(await store.append('order-1', 'no-stream', newEvents(2)));
    expect(result).toMatchObject({ duplicate: false, head: { revision: 1 } });
    expect((await store.read('order-1')).head).toEqual(result.head);
    expect(recorded()).toHaveLength(2);
  });

  it('tells one of two processes that append the same ids at the same moment that it was the other', async () => {
    const events = newEvents(2);
    const later = events.map((event) => ({
      ...event,
      metadata: { ...METADATA, occurredAt: '2026-11-23T09:00:00.000Z' },
    }));
    for (let no = 0; no < 20; no += 1) {
      const [one, other] = [open(), open()];
      const results = await Promise.all([
        one.append(`order-${no}`, 'no-stream', events),
        other.append(`order-${no}`, 'no-stream', no % 2 ? events : later),
      ]);
      const head = (await one.read(`order-${no}`)).head;
      expect(results.map((result) => appended(result).head)).toEqual([head, head]);
      expect(results.map((result) => appended(result).duplicate).sort()).toEqual([false, true]);
    }
  });

  it('tries again what the server is not ready for, or has no leader for', async () => {
    const store = open();
    double.refuse(refusals.notReady(), refusals.noLeader(), refusals.notReady());
    expect(await store.append('order-1', 'no-stream', newEvents(1))).toMatchObject({
      conflict: false,
      duplicate: false,
    });
    double.refuse(refusals.notReady(), refusals.noLeader());
    expect((await store.read('order-1')).events).toHaveLength(1);
  });

  it('says that the server is unavailable while it is away, and goes on when it is back', async () => {
    const store = open();
    await store.ping();
    double.stop();
    const calls = [store.ping(), store.append('order-1', 'no-stream', newEvents(1)), store.read('order-1')];
    for (const result of await Promise.allSettled(calls)) {
      expect(result).toMatchObject({ reason: expect.any(EventStoreUnavailable) });
    }
    await double.start();
    await eventually(
      () =>
        store.append('order-2', 'no-stream', newEvents(1)).then(
          () => true,
          () => false,
        ),
      () => 'appends go on',
    );
  });

  it('gives up on a server that takes calls and never answers', async () => {
    const store = open({ deadlineMs: 50 });
    await store.ping();
    double.beSilent(true);
    const calls = [store.ping(), store.append('order-1', 'no-stream', newEvents(1)), store.read('order-1')];
    for (const result of await Promise.allSettled(calls)) {
      expect(result).toMatchObject({ reason: expect.any(EventStoreUnavailable) });
    }
    double.beSilent(false);
    expect(await store.append('order-1', 'no-stream', newEvents(1))).toMatchObject({ conflict: false });
  });

  it('calls a lack of rights an outage, and does not insist', async () => {
    const store = open();
    double.refuse(refusals.accessDenied());
    await expect(store.append('order-1', 'no-stream', newEvents(1))).rejects.toThrow(/denies access/);
    expect(double.calls.append).toBe(1);
    expect(await store.append('order-1', 'no-stream', newEvents(1))).toMatchObject({ conflict: false });
  });

  it('compares the expected hash also for a stream it has never seen', async () => {
    const { head } = appended(await open().append('order-1', 'no-stream', newEvents(1)));
    const wrong = { revision: 0, hash: 'ab'.repeat(32) };
    expect(await open().append('order-1', wrong, newEvents(1))).toEqual({ conflict: true, actual: head });
    expect(await open().append('order-1', head, newEvents(1))).toMatchObject({ conflict: false });
  });

  it('takes a conflict for one also where the client is told not to throw', async () => {
    const store = open({ connectionString: `${double.connectionString}&throwOnAppendFailure=false` });
    const { head } = appended(await store.append('order-1', 'no-stream', newEvents(1)));
    expect(await store.append('order-1', 'no-stream', newEvents(1))).toEqual({
      conflict: true,
      actual: head,
    });
  });

  it('refuses for good what is larger than the server takes, and says how large that is', async () => {
    const large = Array.from({ length: 3 }, () => newEvent('Large', { text: 'x'.repeat(400_000) }));
    const append = open().append('order-1', 'no-stream', large);
    await expect(append).rejects.toBeInstanceOf(EventStoreMisuse);
    await expect(append).rejects.toThrow(/1048576 bytes/);
  });

  it('refuses for good to use a stream that was deleted for good', async () => {
    const store = open();
    const { head } = appended(await store.append('order-1', 'no-stream', newEvents(1)));
    await raw((client) => client.tombstoneStream('order-1'));
    for (const call of [
      store.read('order-1'),
      store.append('order-1', head, newEvents(1)),
      store.append('order-1', 'no-stream', newEvents(1)),
    ]) {
      await expect(call).rejects.toBeInstanceOf(EventStoreMisuse);
      await expect(call).rejects.toThrow(/order-1: the stream was deleted/);
    }
  });

  it('reads a stream that was deleted softly as none, and does not pretend to have begun it', async () => {
    const store = open();
    for (const count of [1, 2]) {
      const stream = `order-${count}`;
      appended(await store.append(stream, 'no-stream', newEvents(1)));
      await raw((client) => client.deleteStream(stream));
      expect(await store.read(stream)).toEqual({ stream, events: [], head: 'no-stream' });
      await expect(store.append(stream, 'no-stream', newEvents(count))).rejects.toThrow(EventStoreMisuse);
    }
  });

  it('keeps on the server the text that was hashed, and the chain beside the metadata', async () => {
    const event = newEvent('Placed', { b: 1, a: '卡' });
    const { head } = appended(await open().append('order-1', 'no-stream', [event]));
    const [{ data, metadata }] = recorded() as [ReturnType<typeof recorded>[number]];
    expect(Buffer.from(data).toString()).toBe('{"a":"卡","b":1}');
    expect(JSON.parse(Buffer.from(metadata).toString())).toEqual({
      ...METADATA,
      chain: { hash: head.hash, call: expect.any(String) },
    });
    const own = { ...METADATA, chain: 'mine' } as EventMetadata;
    await expect(open().append('order-2', 'no-stream', [{ ...event, metadata: own }])).rejects.toThrow(
      EventStoreMisuse,
    );
  });

  it('has no more calls under way than it is told to', async () => {
    const store = open({ concurrency: 3, deadlineMs: 5000 });
    await store.ping();
    const before = double.calls.append;
    double.beSilent(true);
    const appends = Array.from({ length: 10 }, (_, i) =>
      store.append(`order-${i}`, 'no-stream', newEvents(1)),
    );
    await eventually(
      () => double.calls.append === before + 3,
      () => 'three appends',
    );
    double.beSilent(false);
    // The three have no answer: each is tried again at its deadline, and then it is the others' turn.
    await Promise.all(appends);
    expect(recorded()).toHaveLength(10);
  });

  it('never shows the password of a connection string that it does not understand', () => {
    expect(() => open({ connectionString: 'esdb://admin:change%it@' })).toThrow(EventStoreMisuse);
    expect(() => open({ connectionString: 'esdb://admin:secret@host:x?tls=false' })).toThrow(
      /^(?!.*secret)/s,
    );
  });
});
