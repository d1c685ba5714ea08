import { expect, it } from '@jest/globals';
import { EventStoreMisuse } from '../event-store.errors.js';
import type { EventStore, RecordedEvent } from '../event-store.port.js';
import { appended, appendOneByOne, eventually, newEvents, unique } from './fixtures.js';
import { Reader } from './reader.js';

const places = (events: readonly RecordedEvent[]): string[] =>
  events.map(({ stream, revision }) => `${stream}@${revision}`);

export function subscriptionsContract(open: () => Promise<EventStore>): void {
  it('delivers what is there and then what comes, once, the events of a stream in revision order', async () => {
    const store = await open();
    const [type, stream] = [unique('Noted'), unique('order')];
    await appendOneByOne(store, stream, newEvents(3, type));
    const reader = new Reader(store, { after: 'start', types: [type] });
    await reader.has(3);
    await reader.caughtUp();
    await appendOneByOne(store, stream, newEvents(3, type));
    await reader.has(6);
    await reader.stop();
    const read = await store.read(stream);
    // Not every store knows the position of an event that is read from its stream.
    expect(reader.events.map((event) => ({ ...event, position: '' }))).toEqual(
      read.events.map((event) => ({ ...event, position: '' })),
    );
  });

  it('never skips or repeats an event while many append, in two processes', async () => {
    const stores = [await open(), await open()] as const;
    const type = unique('Noted');
    const readers = stores.map((store) => new Reader(store, { after: 'start', types: [type], batchSize: 7 }));
    const streams = Array.from({ length: 24 }, () => unique('order'));
    await Promise.all(
      streams.map((stream, i) => appendOneByOne(stores[i % 2] as EventStore, stream, newEvents(15, type))),
    );
    for (const reader of readers) {
      await reader.has(24 * 15);
      await reader.stop();
      expect(new Set(places(reader.events)).size).toBe(24 * 15);
      expect(reader.events).toHaveLength(24 * 15);
      for (const stream of streams) {
        const revisions = reader.events
          .filter((event) => event.stream === stream)
          .map(({ revision }) => revision);
        expect(revisions).toEqual(Array.from({ length: 15 }, (_, i) => i));
      }
      expect(Math.max(...reader.batches.map(({ events }) => events.length))).toBeLessThanOrEqual(7);
    }
    expect(places(readers[0]?.events ?? [])).toEqual(places(readers[1]?.events ?? []));
  });

  it('resumes right after a checkpoint, and right after the position of an event', async () => {
    const store = await open();
    const [type, stream] = [unique('Noted'), unique('order')];
    appended(await store.append(stream, 'no-stream', newEvents(6, type)));
    const whole = new Reader(store, { after: 'start', types: [type], batchSize: 2 });
    const all = [...(await whole.has(6))];
    await whole.stop();
    const starts = [
      ...all.map(({ position }, i) => ({ after: position, left: 5 - i })),
      ...whole.batches.map(({ checkpoint }, i) => ({
        after: checkpoint,
        left: 6 - whole.batches.slice(0, i + 1).reduce((sum, { events }) => sum + events.length, 0),
      })),
    ];
    for (const { after, left } of starts) {
      const rest = new Reader(store, { after, types: [type] });
      await rest.has(left);
      await rest.caughtUp();
      await rest.stop();
      expect(places(rest.events)).toEqual(places(all.slice(6 - left)));
    }
  });

  it('delivers only the types that are asked for, and moves the checkpoint past the others', async () => {
    const store = await open();
    const [wanted, other, stream] = [unique('Wanted'), unique('Other'), unique('order')];
    const reader = new Reader(store, { after: 'start', types: [wanted] });
    await reader.caughtUp();
    await appendOneByOne(store, stream, [...newEvents(2, other), ...newEvents(1, wanted)]);
    await reader.has(1);
    const before = reader.checkpoint;
    appended(await store.append(unique('order'), 'no-stream', newEvents(100, other)));
    await eventually(
      () => reader.checkpoint !== before,
      () => 'the checkpoint moves though nothing matches',
    );
    await reader.stop();
    expect(reader.events.map(({ type }) => type)).toEqual([wanted]);
    const resumed = new Reader(store, { after: reader.checkpoint ?? 'start' });
    await resumed.caughtUp();
    await resumed.stop();
    expect(resumed.events.filter(({ type }) => type === wanted)).toEqual([]);
  });

  it('takes a type for what it is, not for a pattern or a beginning', async () => {
    const store = await open();
    const type = unique('Noted');
    const near = [`${type}Again`, type.replace('Noted', 'noted'), `Pre${type}`];
    for (const name of [...near, type])
      appended(await store.append(unique('order'), 'no-stream', newEvents(1, name)));
    const reader = new Reader(store, { after: 'start', types: [type, `${type}.*`, '(', ''] });
    await reader.has(1);
    await reader.caughtUp();
    await reader.stop();
    expect(reader.events.map((event) => event.type)).toEqual([type]);
  });

  it('delivers every type where none is named', async () => {
    const store = await open();
    const [one, other] = [unique('One'), unique('Other')];
    const start = new Reader(store, { after: 'start', types: [one] });
    await start.caughtUp();
    await start.stop();
    const reader = new Reader(store, { after: start.checkpoint ?? 'start' });
    appended(
      await store.append(unique('order'), 'no-stream', [...newEvents(1, one), ...newEvents(1, other)]),
    );
    const ours = () => reader.events.filter(({ type }) => type === one || type === other);
    await eventually(
      () => ours().length === 2,
      () => 'both types',
    );
    await reader.stop();
    expect(ours().map(({ type }) => type)).toEqual([one, other]);
  });

  it('reports to a reader without matches that it has caught up', async () => {
    const reader = new Reader(await open(), { after: 'start', types: [unique('Never')] });
    await reader.caughtUp();
    await reader.stop();
    expect(reader.events).toEqual([]);
  });

  it('says that it has caught up only when it has all that was there before it began', async () => {
    const [store, other] = [await open(), await open()];
    const type = unique('Noted');
    for (let count = 3; count <= 15; count += 3) {
      await appendOneByOne(other, unique('order'), newEvents(3, type));
      const reader = new Reader(store, { after: 'start', types: [type], batchSize: 2 });
      await reader.caughtUp();
      await reader.stop();
      expect(reader.events).toHaveLength(count);
    }
  });

  it('receives at once what another process appends', async () => {
    const [one, other] = [await open(), await open()];
    const type = unique('Noted');
    const reader = new Reader(one, { after: 'start', types: [type] });
    await reader.caughtUp();
    await appendOneByOne(other, unique('order'), newEvents(5, type));
    await reader.has(5);
    await reader.stop();
  });

  it('lets a slow reader delay no other', async () => {
    const store = await open();
    const type = unique('Noted');
    const abort = new AbortController();
    const slow = store
      .subscribe({ after: 'start', types: [type], signal: abort.signal })
      [Symbol.asyncIterator]();
    const quick = new Reader(store, { after: 'start', types: [type] });
    await slow.next();
    await Promise.all(
      Array.from({ length: 30 }, () => store.append(unique('order'), 'no-stream', newEvents(10, type))),
    );
    await quick.has(300);
    await quick.stop();
    abort.abort();
    await slow.return?.();
  });

  it('ends when the signal aborts: before it begins, while it waits, and while the reader is at work', async () => {
    const store = await open();
    const type = unique('Noted');
    const dead = store.subscribe({ after: 'start', signal: AbortSignal.abort() })[Symbol.asyncIterator]();
    expect((await dead.next()).done).toBe(true);
    const waiting = new Reader(store, { after: 'start', types: [type] });
    await waiting.caughtUp();
    await waiting.stop();
    appended(await store.append(unique('order'), 'no-stream', newEvents(20, type)));
    const abort = new AbortController();
    let batches = 0;
    for await (const batch of store.subscribe({
      after: 'start',
      types: [type],
      batchSize: 1,
      signal: abort.signal,
    })) {
      if (batch.events.length > 0) batches += 1;
      abort.abort();
    }
    expect(batches).toBeLessThanOrEqual(1);
  });

  it('refuses a position that is not of this store', async () => {
    const store = await open();
    const subscription = store.subscribe({ after: 'yesterday', signal: new AbortController().signal });
    await expect(subscription[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(EventStoreMisuse);
  });
}
