import type { Session } from './connections.js';
import { StreamReader } from './read-streams.js';

describe('a read of streams', () => {
  it('gives the events of each stream in revision order, whatever the order of the rows', async () => {
    const row = (number: string, stream: string, revision: number) =>
      [
        number,
        stream,
        `${revision}`,
        `id-${revision}`,
        'Noted',
        '{}',
        '{}',
        '\\xab',
        '7',
        '1',
        '2026-11-23 08:00:00+00',
      ] as const;
    const rows = [row('2', 'b', 1), row('1', 'a', 2), row('1', 'a', 0), row('2', 'b', 0), row('1', 'a', 1)];
    const session = { rows: () => Promise.resolve(rows) } as unknown as Session;
    const slices = await new StreamReader(session, 'event_store').read([
      { stream: 'a', from: 0 },
      { stream: 'b', from: 0 },
    ]);
    expect(slices.map(({ events }) => events.map(({ revision }) => revision))).toEqual([
      [0, 1, 2],
      [0, 1],
    ]);
  });
});
