import { jsonEvent } from '@eventstore/db-client';
import { jest } from '@jest/globals';
import type { EventMetadata } from '@bujiao/contracts';
import { appended, eventually, METADATA, newEvent, newEvents, unique } from '../contract-suite/fixtures.js';
import { EventStoreMisuse, EventStoreUnavailable, StreamDamaged } from '../event-store.errors.js';
import { refusals } from './double/index.js';
import { itOnDouble, TestServer } from './spec/test-server.js';

// Above the deadline of `eventually`, which names the condition that did not come true.
jest.setTimeout(120_000);

describe('appends and reads on EventStoreDB', () => {
  let server: TestServer;
  const recorded = () => server.double.log.all.filter(({ type }) => !type.startsWith('$'));
  beforeEach(async () => {
    server = await TestServer.start();
  });
  afterEach(() => server.stop());

  itOnDouble('appends once when answers are lost, and answers as if they had not been', async () => {
    const store = server.open();
    server.double.loseAnswers(2);
    const result = appended(await store.append('order-1', 'no-stream', newEvents(2)));
    expect(result).toMatchObject({ duplicate: false, head: { revision: 1 } });
    expect((await store.read('order-1')).head).toEqual(result.head);
    expect(recorded()).toHaveLength(2);
  });

  it('reports to one of two processes that append the same ids at the same moment that it was the other', async () => {
    const [one, other] = [server.open(), server.open()];
    for (let no = 0; no < 20; no += 1) {
      const stream = unique('order');
      const events = newEvents(2);
      const later = events.map((event) => ({
        ...event,
        metadata: { ...METADATA, occurredAt: '2026-11-23T09:00:00.000Z' },
      }));
      const results = await Promise.all([
        one.append(stream, 'no-stream', events),
        other.append(stream, 'no-stream', no % 2 ? events : later),
      ]);
      const head = (await one.read(stream)).head;
      expect(results.map((result) => appended(result).head)).toEqual([head, head]);
      expect(results.map((result) => appended(result).duplicate).sort()).toEqual([false, true]);
    }
  });

  itOnDouble(
    'answers the second of two clicks at once without waiting for the server to give one up',
    async () => {
      await server.stop();
      // As a real server: it drops an idempotent append whose original is not indexed, and answers after its CommitTimeout.
      server = await TestServer.start({ indexAfterMs: 30, commitTimeoutMs: 2_000 });
      const [one, other] = [server.open(), server.open()];
      for (const stores of [
        [one, one],
        [one, other],
      ] as const) {
        const before = server.double.calls.batchedAppend;
        const events = newEvents(1);
        const stream = unique('order');
        const results = await Promise.all(stores.map((store) => store.append(stream, 'no-stream', events)));
        expect(results.map((result) => appended(result).duplicate).sort()).toEqual([false, true]);
        expect(server.double.calls.batchedAppend).toBe(before + 2);
      }
      // A dropped append would have been repeated as a call of its own.
      expect(server.double.calls.append).toBe(0);
    },
  );

  it('appends the same ids to several streams at once: the id cache of the server spans them', async () => {
    const events = newEvents(2);
    const streams = Array.from({ length: 5 }, () => unique('order'));
    const stores = [server.open(), server.open()];
    const results = await Promise.all(
      streams.flatMap((stream) => stores.map((store) => store.append(stream, 'no-stream', events))),
    );
    expect(results.filter((result) => result.conflict)).toEqual([]);
  });

  itOnDouble('appends to one stream one call after the other', async () => {
    const store = server.open({ deadlineMs: 5_000 });
    await store.ping();
    server.double.beSilent(true);
    const attempts = ['one', 'one', 'one', 'other'].map((stream) =>
      store.append(stream, 'no-stream', newEvents(1)),
    );
    await eventually(
      () => server.double.calls.batchedAppend >= 2,
      () => 'the first append to each stream has arrived',
    );
    server.double.beSilent(false);
    await store.ping();
    expect(server.double.calls.batchedAppend).toBe(2);
    const results = await Promise.all(attempts);
    expect(results.map(({ conflict }) => conflict)).toEqual([false, true, true, false]);
  });

  itOnDouble('tries again what the server is not ready for, or has no leader for', async () => {
    const store = server.open();
    server.double.refuse(refusals.notReady(), refusals.noLeader(), refusals.notReady());
    expect(await store.append('order-1', 'no-stream', newEvents(1))).toMatchObject({
      conflict: false,
      duplicate: false,
    });
    server.double.refuse(refusals.notReady(), refusals.noLeader());
    expect((await store.read('order-1')).events).toHaveLength(1);
  });

  itOnDouble(
    'says that the server is unavailable while it is down, and continues when it is back',
    async () => {
      const store = server.open();
      await store.ping();
      server.double.stop();
      const calls = [store.ping(), store.append('order-1', 'no-stream', newEvents(1)), store.read('order-1')];
      for (const result of await Promise.allSettled(calls)) {
        expect(result).toMatchObject({ reason: expect.any(EventStoreUnavailable) });
      }
      await server.double.start();
      await eventually(
        () =>
          store.append('order-2', 'no-stream', newEvents(1)).then(
            () => true,
            () => false,
          ),
        () => 'appends go on',
      );
    },
  );

  itOnDouble('gives up on a server that takes calls and never answers', async () => {
    const store = server.open({ deadlineMs: 1_000 });
    await store.ping();
    server.double.beSilent(true);
    const calls = [store.ping(), store.append('order-1', 'no-stream', newEvents(1)), store.read('order-1')];
    for (const result of await Promise.allSettled(calls)) {
      expect(result).toMatchObject({ reason: expect.any(EventStoreUnavailable) });
    }
    server.double.beSilent(false);
    expect(await store.append('order-1', 'no-stream', newEvents(1))).toMatchObject({ conflict: false });
  });

  itOnDouble('calls a lack of rights an outage, and does not insist', async () => {
    const store = server.open();
    server.double.refuse(refusals.accessDenied(), refusals.accessDenied());
    await expect(store.append('order-1', 'no-stream', newEvents(1))).rejects.toThrow(/denies access/);
    expect(server.double.calls.append).toBe(1);
    expect(await store.append('order-1', 'no-stream', newEvents(1))).toMatchObject({ conflict: false });
  });

  it('compares the expected hash also for a stream it has never seen', async () => {
    const stream = unique('order');
    const { head } = appended(await server.open().append(stream, 'no-stream', newEvents(1)));
    const wrong = { revision: 0, hash: 'ab'.repeat(32) };
    expect(await server.open().append(stream, wrong, newEvents(1))).toEqual({ conflict: true, actual: head });
    expect(await server.open().append(stream, head, newEvents(1))).toMatchObject({ conflict: false });
  });

  it('takes a conflict for one also where the client is set not to throw', async () => {
    const connectionString = server.connectionString;
    const separator = connectionString.includes('?') ? '&' : '?';
    const store = server.open({
      connectionString: `${connectionString}${separator}throwOnAppendFailure=false`,
    });
    const stream = unique('order');
    const { head } = appended(await store.append(stream, 'no-stream', newEvents(1)));
    expect(await store.append(stream, 'no-stream', newEvents(1))).toEqual({ conflict: true, actual: head });
  });

  it('refuses for good what is larger than the server takes, and says how large that is', async () => {
    const large = Array.from({ length: 3 }, () => newEvent('Large', { text: 'x'.repeat(400_000) }));
    const append = server.open().append(unique('order'), 'no-stream', large);
    await expect(append).rejects.toBeInstanceOf(EventStoreMisuse);
    await expect(append).rejects.toThrow(/1048576 bytes/);
  });

  it('counts only data towards the size that the server takes', async () => {
    const note = 'x'.repeat(300_000);
    const metadata = { ...METADATA, note } as EventMetadata;
    const events = newEvents(4).map((event) => ({ ...event, metadata }));
    expect(await server.open().append(unique('order'), 'no-stream', events)).toMatchObject({
      conflict: false,
    });
  });

  it('refuses for good to use a stream that was deleted for good', async () => {
    const store = server.open();
    const stream = unique('order');
    const { head } = appended(await store.append(stream, 'no-stream', newEvents(1)));
    await server.raw((client) => client.tombstoneStream(stream));
    const calls = await Promise.allSettled([
      store.read(stream),
      store.append(stream, head, newEvents(1)),
      store.append(stream, 'no-stream', newEvents(1)),
    ]);
    for (const call of calls) {
      expect(call).toMatchObject({ reason: expect.any(EventStoreMisuse) });
      expect(call).toMatchObject({ reason: { message: expect.stringContaining('the stream was deleted') } });
    }
  });

  it('reads a stream that was deleted softly as none, and calls it damaged when it begins again', async () => {
    const store = server.open();
    for (const count of [1, 2]) {
      const stream = unique('order');
      appended(await store.append(stream, 'no-stream', newEvents(1)));
      await server.raw((client) => client.deleteStream(stream));
      expect(await store.read(stream)).toEqual({ stream, events: [], head: 'no-stream' });
      await expect(store.append(stream, 'no-stream', newEvents(count))).rejects.toThrow(StreamDamaged);
    }
  });

  it('calls a stream damaged whose events are all hidden by $tb', async () => {
    const store = server.open();
    const stream = unique('order');
    const { head } = appended(await store.append(stream, 'no-stream', newEvents(2)));
    await server.raw((client) => client.setStreamMetadata(stream, { truncateBefore: 2 }));
    const calls = await Promise.allSettled([
      store.read(stream),
      store.read(stream, { from: 5 }),
      store.append(stream, 'no-stream', newEvents(1)),
      server.open().append(stream, head, newEvents(1)),
    ]);
    for (const call of calls) expect(call).toMatchObject({ reason: expect.any(StreamDamaged) });
  });

  itOnDouble('keeps on the server the text that was hashed, and the chain beside the metadata', async () => {
    const event = newEvent('Placed', { b: 1, a: '卡' });
    const { head } = appended(await server.open().append('order-1', 'no-stream', [event]));
    const [{ data, metadata }] = recorded() as [ReturnType<typeof recorded>[number]];
    expect(Buffer.from(data).toString()).toBe('{"a":"卡","b":1}');
    expect(JSON.parse(Buffer.from(metadata).toString())).toEqual({
      ...METADATA,
      chain: { hash: head.hash, call: expect.any(String), id: event.id },
    });
    const own = { ...METADATA, chain: 'mine' } as EventMetadata;
    await expect(server.open().append('order-2', 'no-stream', [{ ...event, metadata: own }])).rejects.toThrow(
      EventStoreMisuse,
    );
  });

  itOnDouble('has no more calls under way than its options allow', async () => {
    const store = server.open({ concurrency: 3, deadlineMs: 5000 });
    await store.ping();
    server.double.beSilent(true);
    const appends = Array.from({ length: 10 }, (_, i) =>
      store.append(`order-${i}`, 'no-stream', newEvents(1)),
    );
    await eventually(
      () => server.double.calls.batchedAppend === 3,
      () => 'three appends',
    );
    server.double.beSilent(false);
    // The three have no answer: each is tried again after its deadline, and then the others follow.
    await Promise.all(appends);
    expect(recorded()).toHaveLength(10);
  });

  itOnDouble('appends at once over one stream of appends, and reads nothing', async () => {
    const store = server.open();
    const streams = Array.from({ length: 100 }, (_, i) => `order-${i}`);
    const heads = await Promise.all(
      streams.map(async (stream) => appended(await store.append(stream, 'no-stream', newEvents(1))).head),
    );
    await Promise.all(
      streams.map((stream, i) => store.append(stream, heads[i] ?? 'no-stream', newEvents(2))),
    );
    expect(server.double.calls).toMatchObject({ batchAppend: 1, batchedAppend: 200, append: 0, read: 0 });
  });

  itOnDouble(
    'fails only the appends that a broken stream of appends has in flight, and repeats them',
    async () => {
      const [one, other] = [server.open(), server.open()];
      await Promise.all([one.ping(), other.ping()]);
      server.double.loseAnswers(1);
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          (i % 2 ? one : other).append(`order-${i}`, 'no-stream', newEvents(1)),
        ),
      );
      expect(results.map((result) => appended(result).duplicate)).toEqual(Array(50).fill(false));
      expect(recorded()).toHaveLength(50);
    },
  );

  itOnDouble('appends to a server that takes no stream of appends', async () => {
    await server.stop();
    server = await TestServer.start({ batchAppend: false });
    const store = server.open();
    const { head } = appended(await store.append('order-1', 'no-stream', newEvents(1)));
    expect(await store.append('order-1', head, newEvents(1))).toMatchObject({ duplicate: false });
    expect(server.double.calls).toMatchObject({ batchAppend: 0, append: 2, read: 0 });
  });

  itOnDouble('reads and recognises what an earlier version has recorded', async () => {
    const [event] = newEvents(1) as [ReturnType<typeof newEvent>];
    const hash = 'ab'.repeat(32);
    const metadata = { ...METADATA, chain: { hash, call: 'earlier' } };
    await server.raw((client) =>
      client.appendToStream('order-1', jsonEvent({ ...event, data: { no: 0 }, metadata })),
    );
    const store = server.open();
    expect((await store.read('order-1')).events).toMatchObject([{ id: event.id, hash, metadata: METADATA }]);
    expect(await store.append('order-1', 'no-stream', [event])).toEqual({
      conflict: false,
      duplicate: true,
      head: { revision: 0, hash },
    });
  });

  it('never shows the password of a connection string that it does not understand', () => {
    expect(() => server.open({ connectionString: 'esdb://admin:change%it@' })).toThrow(EventStoreMisuse);
    expect(() => server.open({ connectionString: 'esdb://admin:secret@host:x?tls=false' })).toThrow(
      /^(?!.*secret)/s,
    );
  });
});
