import type { Consumer } from 'kafkajs';
import { HANDLED, newOrder } from '../contract-suite/harness.js';
import { MemoryDeadLetters } from '../dead-letters/memory-dead-letters.js';
import { KeyedDispatcher } from '../dispatch/keyed-dispatcher.js';
import { AssignedSources } from './assigned-sources.js';

const TOPIC = 't';

/** The member `a` has partition 0 of one topic, and has read three events of it, of which the first is done. */
async function withEventsInWork() {
  const seeks: string[] = [];
  const consumer = {
    seek: ({ partition, offset }: { partition: number; offset: string }) =>
      void seeks.push(`${partition}@${offset}`),
  } as unknown as Consumer;
  const never = new Promise<void>(() => undefined);
  let calls = 0;
  const handlers = new Map([[HANDLED, () => (++calls === 1 ? undefined : never)]]);
  const dispatcher = new KeyedDispatcher({ group: 'g', handlers }, new MemoryDeadLetters());
  const sources = new AssignedSources(dispatcher, () => undefined);
  sources.assign(consumer, 'a', { [TOPIC]: [0] });
  const source = sources.of(TOPIC, 0, 0);
  for (let n = 0; n < 3; n += 1) {
    const event = { id: String(n), type: HANDLED, source: 's', orderId: newOrder(), time: '', data: { n } };
    source.buffer.push(event, String(n));
    source.next = n + 1;
  }
  await Promise.resolve(); // The first call ends.
  return { sources, source, seeks, consumer };
}

describe('the partitions of a member', () => {
  it('are continued while the member stays the same', async () => {
    const { sources, source, seeks, consumer } = await withEventsInWork();
    sources.assign(consumer, 'a', { [TOPIC]: [0] });
    expect(sources.of(TOPIC, 0, 99)).toBe(source);
    expect(source.buffer.revoked).toBe(false);
    expect(seeks).toEqual(['0@3']);
  });

  // While it was not a member, another process may have handled them: what it holds may be outdated.
  it('are dropped when the broker knows the member under another id, and read again from the watermark', async () => {
    const { sources, source, seeks, consumer } = await withEventsInWork();
    sources.assign(consumer, 'b', { [TOPIC]: [0] });
    expect(source.buffer.revoked).toBe(true);
    expect(seeks).toEqual(['0@1']);
    expect(sources.of(TOPIC, 0, 1)).not.toBe(source);
  });

  it('are dropped when another member owns them, and the others stay', async () => {
    const { sources, source, seeks, consumer } = await withEventsInWork();
    const kept = sources.of(TOPIC, 1, 7);
    sources.assign(consumer, 'a', { [TOPIC]: [1] });
    expect([source.buffer.revoked, kept.buffer.revoked]).toEqual([true, false]);
    expect([sources.has('t/0'), sources.has('t/1')]).toEqual([false, true]);
    expect(seeks).toEqual(['1@7']);
  });

  it('are all dropped when the consumer breaks, also those that the same id gets again', async () => {
    const { sources, source, consumer } = await withEventsInWork();
    sources.revokeAll();
    expect([source.buffer.revoked, sources.has('t/0')]).toEqual([true, false]);
    sources.assign(consumer, 'a', { [TOPIC]: [0] });
    expect(sources.of(TOPIC, 0, 1)).not.toBe(source);
  });
});
