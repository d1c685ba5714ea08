import { expect, it } from '@jest/globals';
import type { EventStore } from '../event-store.port.js';
import { appended, METADATA, newEvents, unique } from './fixtures.js';

export function readsContract(open: () => Promise<EventStore>): void {
  it('reads a stream that does not exist as empty', async () => {
    const store = await open();
    const stream = unique('order');
    expect(await store.read(stream)).toEqual({ stream, events: [], head: 'no-stream' });
    expect(await store.read(stream, { from: 3 })).toEqual({ stream, events: [], head: 'no-stream' });
  });

  it('reads all that was recorded of an event', async () => {
    const store = await open();
    const stream = unique('order');
    const [event] = newEvents(1);
    const before = Date.now();
    const { head } = appended(
      await store.append(
        stream,
        'no-stream',
        newEvents(1).concat({ ...event!, id: event!.id.toUpperCase() }),
      ),
    );
    const { events } = await store.read(stream);
    expect(events[1]).toEqual({
      ...event,
      id: event?.id,
      metadata: METADATA,
      stream,
      revision: 1,
      hash: head.hash,
      position: expect.any(String),
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    const aDay = 86_400_000;
    expect(Math.abs(Date.parse(events[1]?.recordedAt ?? '') - before)).toBeLessThan(aDay);
  });

  it('reads from a revision on, with the head of the whole stream', async () => {
    const store = await open();
    const stream = unique('order');
    const { head } = appended(await store.append(stream, 'no-stream', newEvents(5)));
    const from = async (revision: number) => {
      const slice = await store.read(stream, { from: revision });
      expect(slice.head).toEqual(head);
      return slice.events.map((event) => event.revision);
    };
    expect(await from(0)).toEqual([0, 1, 2, 3, 4]);
    expect(await from(3)).toEqual([3, 4]);
    expect(await from(5)).toEqual([]);
    expect(await from(99)).toEqual([]);
  });

  it('reads many streams side by side, each its own, also twice', async () => {
    const store = await open();
    const streams = Array.from({ length: 300 }, () => unique('order'));
    await Promise.all(streams.map((stream, i) => store.append(stream, 'no-stream', newEvents(1 + (i % 4)))));
    const slices = await Promise.all(
      [...streams, ...streams, unique('order')].map((stream) => store.read(stream)),
    );
    expect(slices.pop()?.head).toBe('no-stream');
    slices.forEach((slice, i) => {
      expect(slice.stream).toBe(streams[i % 300]);
      expect(slice.events).toHaveLength(1 + ((i % 300) % 4));
      expect(slice.events.every(({ stream }) => stream === slice.stream)).toBe(true);
    });
  });

  it('reads what an append has answered, in every process', async () => {
    const [one, other] = [await open(), await open()];
    const stream = unique('order');
    const { head } = appended(await one.append(stream, 'no-stream', newEvents(1)));
    expect((await other.read(stream)).head).toEqual(head);
    expect((await one.read(stream)).head).toEqual(head);
  });

  it('answers a ping', async () => {
    await expect((await open()).ping()).resolves.toBeUndefined();
  });
}
