import { expect, it } from '@jest/globals';
import type { EventStore } from '../event-store.port.js';
import { appended, appendOneByOne, METADATA, newEvent, newEvents, unique } from './fixtures.js';

export function appendsContract(open: () => Promise<EventStore>): void {
  it('appends to a new stream, and then at the head it answered', async () => {
    const store = await open();
    const stream = unique('order');
    const first = appended(await store.append(stream, 'no-stream', newEvents(2)));
    expect(first).toEqual({
      conflict: false,
      duplicate: false,
      head: { revision: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const second = appended(await store.append(stream, first.head, newEvents(1)));
    expect(second.head.revision).toBe(2);
    expect((await store.read(stream)).head).toEqual(second.head);
  });

  it('answers a conflict with the actual head, and writes nothing', async () => {
    const store = await open();
    const stream = unique('order');
    const { head } = appended(await store.append(stream, 'no-stream', newEvents(1)));
    const { head: actual } = appended(await store.append(stream, head, newEvents(1)));
    expect(await store.append(stream, head, newEvents(3))).toEqual({ conflict: true, actual });
    expect(await store.append(stream, 'no-stream', newEvents(1))).toEqual({ conflict: true, actual });
    expect((await store.read(stream)).events).toHaveLength(2);
  });

  it('answers a conflict where a head is expected of a stream that is not there, or one ahead of the stream', async () => {
    const store = await open();
    const stream = unique('order');
    const guessed = { revision: 4, hash: 'ab'.repeat(32) };
    expect(await store.append(stream, guessed, newEvents(1))).toEqual({
      conflict: true,
      actual: 'no-stream',
    });
    const { head: actual } = appended(await store.append(stream, 'no-stream', newEvents(1)));
    expect(await store.append(stream, guessed, newEvents(1))).toEqual({ conflict: true, actual });
  });

  it('takes the right revision with a wrong hash for a conflict: the chain would break', async () => {
    const store = await open();
    const stream = unique('order');
    const { head } = appended(await store.append(stream, 'no-stream', newEvents(1)));
    const wrong = { revision: head.revision, hash: 'cd'.repeat(32) };
    expect(await store.append(stream, wrong, newEvents(1))).toEqual({ conflict: true, actual: head });
  });

  it('lets one of 64 writers win that race for one revision, over two processes', async () => {
    const stores = [await open(), await open()];
    const stream = unique('order');
    const { head } = appended(await (stores[0] as EventStore).append(stream, 'no-stream', newEvents(1)));
    const results = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        (stores[i % 2] as EventStore).append(stream, head, newEvents(1 + (i % 3))),
      ),
    );
    const winners = results.filter((result) => !result.conflict);
    expect(winners).toHaveLength(1);
    const { head: actual } = appended(winners[0] as (typeof results)[number]);
    expect(results.filter((result) => result.conflict)).toEqual(Array(63).fill({ conflict: true, actual }));
    expect((await (stores[1] as EventStore).read(stream)).events).toHaveLength(actual.revision + 1);
  });

  it('answers an append that is retried as the first time, also when the stream has gone on', async () => {
    const store = await open();
    const stream = unique('order');
    const events = newEvents(2);
    const first = appended(await store.append(stream, 'no-stream', events));
    await appendOneByOne(store, stream, newEvents(2));
    expect(await store.append(stream, 'no-stream', events)).toEqual({ ...first, duplicate: true });
    expect((await store.read(stream)).events).toHaveLength(4);
  });

  it('answers a retry with the hash that is recorded, whatever else the retry says', async () => {
    const store = await open();
    const stream = unique('order');
    const event = newEvent('Noted', { attempt: 1 });
    const { head } = appended(await store.append(stream, 'no-stream', [event]));
    const later = {
      ...event,
      data: { attempt: 2 },
      metadata: { ...METADATA, occurredAt: '2026-11-23T09:00:00.000Z' },
    };
    expect(await store.append(stream, 'no-stream', [later])).toEqual({
      conflict: false,
      duplicate: true,
      head,
    });
    expect((await store.read(stream)).events[0]?.data).toEqual({ attempt: 1 });
  });

  it('takes recorded ids for a retry only where they stand right after the head that is expected, all of them', async () => {
    const store = await open();
    const stream = unique('order');
    const [one, two, three] = newEvents(3) as [
      ReturnType<typeof newEvent>,
      ReturnType<typeof newEvent>,
      ReturnType<typeof newEvent>,
    ];
    const { head: first } = appended(await store.append(stream, 'no-stream', [one]));
    const { head: actual } = appended(await store.append(stream, first, [two]));
    expect(await store.append(stream, 'no-stream', [two])).toEqual({ conflict: true, actual });
    expect(await store.append(stream, 'no-stream', [one, three])).toEqual({ conflict: true, actual });
    expect(await store.append(stream, first, [two, three])).toEqual({ conflict: true, actual });
  });

  it('puts in every append of a group but the one that conflicts', async () => {
    const store = await open();
    const taken = unique('order');
    const retried = unique('order');
    const events = newEvents(1);
    const { head: takenHead } = appended(await store.append(taken, 'no-stream', newEvents(1)));
    const { head: retriedHead } = appended(await store.append(retried, 'no-stream', events));
    const streams = Array.from({ length: 40 }, () => unique('order'));
    const [conflict, duplicate, ...others] = await Promise.all([
      store.append(taken, 'no-stream', newEvents(1)),
      store.append(retried, 'no-stream', events),
      ...streams.map((stream) => store.append(stream, 'no-stream', newEvents(2))),
    ]);
    expect(conflict).toEqual({ conflict: true, actual: takenHead });
    expect(duplicate).toEqual({ conflict: false, duplicate: true, head: retriedHead });
    expect(others.map((result) => !result.conflict && result.head.revision)).toEqual(Array(40).fill(1));
    const slices = await Promise.all([taken, ...streams].map((stream) => store.read(stream)));
    expect(slices.map(({ events: { length } }) => length)).toEqual([1, ...Array<number>(40).fill(2)]);
  });

  it('chains appends to one stream that come while others are under way', async () => {
    const store = await open();
    const streams = Array.from({ length: 20 }, () => unique('order'));
    await Promise.all(streams.map((stream) => appendOneByOne(store, stream, newEvents(10))));
    const slices = await Promise.all(streams.map((stream) => store.read(stream)));
    for (const { events } of slices)
      expect(events.map(({ data }) => data)).toEqual(Array.from({ length: 10 }, (_, no) => ({ no })));
  });
}
