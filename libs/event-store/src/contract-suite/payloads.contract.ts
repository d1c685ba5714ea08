import { expect, it } from '@jest/globals';
import { EventStoreMisuse } from '../event-store.errors.js';
import type { EventStore, NewEvent } from '../event-store.port.js';
import { verifyChain } from '../hash-chain/index.js';
import { appended, appendOneByOne, METADATA, newEvent, newEvents, unique } from './fixtures.js';

const ODD_BUT_FINE = {
  名称: '腾讯视频会员月卡 🎮',
  escapes: '"\\ / \b \f \n \r \t \u0001 \u007f \u2028 \u2029 \ufeff',
  composed: ['é', 'e\u0301'],
  numbers: [0, -0, 1.5e-7, 1e21, -9007199254740991, 0.1 + 0.2, Number.MAX_VALUE, Number.MIN_VALUE],
  empty: { object: {}, array: [], text: '' },
  nothing: null,
  10: 'keys that look like numbers come first in JavaScript',
  9: true,
  ['__proto__x']: { constructor: 'not a class' },
  nested: [[[{ a: [false] }]]],
};

const REFUSED: Readonly<Record<string, Partial<NewEvent>>> = {
  'an id that is not a UUID': { id: 'order-1' },
  'an empty type': { type: '' },
  'a system type': { type: '$deleted' },
  'data that is a list': { data: [] },
  'NUL in a text': { data: { text: 'a\0b' } },
  'NUL in a key': { data: { 'a\0b': 1 } },
  'a lone surrogate': { data: { text: 'a\ud800b' } },
  NaN: { data: { amount: NaN } },
  infinity: { data: { amount: -Infinity } },
  'a bigint': { data: { amount: 1n } },
  'a function': { data: { now: () => 0 } },
  'undefined in a list': { data: { list: [undefined] } },
  'nothing but undefined': { data: { reason: undefined } },
  'a Map': { data: { map: new Map([['a', 1]]) } },
  'NUL in metadata': { metadata: { ...METADATA, correlationId: '\0' } },
  'more than 1 MiB': { data: { text: 'x'.repeat(1024 * 1024) } },
};

export function payloadsContract(open: () => Promise<EventStore>): void {
  it('gives back texts, numbers and names of any script as they were', async () => {
    const store = await open();
    const stream = unique('订单-é-🎮');
    const events = [newEvent('订单已下', ODD_BUT_FINE), newEvent('Placed', { a: 1, b: undefined })];
    appended(await store.append(stream, 'no-stream', events));
    const slice = await store.read(stream);
    expect(slice.events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: '订单已下', data: JSON.parse(JSON.stringify(ODD_BUT_FINE)) },
      { type: 'Placed', data: { a: 1 } },
    ]);
    expect(
      verifyChain(slice.events, { head: slice.head as { revision: number; hash: string } }),
    ).toBeUndefined();
  });

  it('records a chain that verifies after it was read back', async () => {
    const store = await open();
    const stream = unique('order');
    appended(await store.append(stream, 'no-stream', newEvents(3)));
    await appendOneByOne(store, stream, newEvents(5));
    const { events, head } = await store.read(stream);
    expect(verifyChain(events, { head: head as { revision: number; hash: string } })).toBeUndefined();
    expect(new Set(events.map(({ hash }) => hash)).size).toBe(8);
  });

  it('records what was appended, not what the caller makes of it later', async () => {
    const store = await open();
    const stream = unique('order');
    const data = { amount: 1990 };
    const append = store.append(stream, 'no-stream', [newEvent('Placed', data)]);
    data.amount = 1;
    await append;
    expect((await store.read(stream)).events[0]?.data).toEqual({ amount: 1990 });
  });

  it('takes 100 events at once, and events of hundreds of kilobytes', async () => {
    const store = await open();
    const [many, large] = [unique('order'), unique('order')];
    const text = '补'.repeat(300_000);
    await Promise.all([
      store.append(many, 'no-stream', newEvents(100)),
      appendOneByOne(store, large, [newEvent('Large', { text }), newEvent('Large', { text })]),
    ]);
    expect((await store.read(many)).events.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 100 }, (_, i) => i),
    );
    expect((await store.read(large)).events.map(({ data }) => data)).toEqual([{ text }, { text }]);
  });

  it.each(Object.entries(REFUSED))('refuses %s, and only that append', async (_what, wrong) => {
    const store = await open();
    const [bad, good] = [unique('order'), unique('order')];
    const results = await Promise.allSettled([
      store.append(bad, 'no-stream', [newEvent('Placed'), { ...newEvent('Placed'), ...wrong }]),
      store.append(good, 'no-stream', newEvents(1)),
    ]);
    expect(results[0]).toMatchObject({ status: 'rejected', reason: expect.any(EventStoreMisuse) });
    expect(results[1]).toMatchObject({ status: 'fulfilled', value: { conflict: false } });
    expect((await store.read(bad)).head).toBe('no-stream');
  });

  it('refuses no events, more than 100, the same id twice, and names that not every store can have', async () => {
    const store = await open();
    const stream = unique('order');
    const twice = newEvent('Placed');
    const refused = [
      store.append(stream, 'no-stream', []),
      store.append(stream, 'no-stream', newEvents(101)),
      store.append(stream, 'no-stream', [twice, twice]),
      store.append(stream, { revision: -1, hash: 'ab'.repeat(32) }, newEvents(1)),
      store.append(stream, { revision: 0, hash: 'x' }, newEvents(1)),
      ...['', '$all', 'a\0', 'a\ud800', 'x'.repeat(257)].map((name) =>
        store.append(name, 'no-stream', newEvents(1)),
      ),
      store.read(''),
    ];
    const results = await Promise.allSettled(refused);
    for (const result of results) expect(result).toMatchObject({ reason: expect.any(EventStoreMisuse) });
  });
}
