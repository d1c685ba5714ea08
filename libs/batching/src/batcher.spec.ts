import { Batcher } from './batcher.js';

/** Runs that end when the spec resolves them, with their items. */
function controlledRuns() {
  const runs: { items: readonly string[]; end: () => void; fail: (e: Error) => void }[] = [];
  const run = (items: readonly string[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      runs.push({ items, end: () => resolve(items.map((i) => i.toUpperCase())), fail: reject });
    });
  return { runs, run };
}
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('Batcher', () => {
  it('a batcher puts all items that wait during a run into the next run', async () => {
    const { runs, run } = controlledRuns();
    const batcher = new Batcher(run);
    const first = batcher.add('a');
    await turn();
    const rest = Promise.all([batcher.add('b'), batcher.add('c')]);
    await turn();
    expect(runs.map((r) => r.items)).toEqual([['a']]);
    runs[0]?.end();
    expect(await first).toBe('A');
    await turn();
    expect(runs[1]?.items).toEqual(['b', 'c']);
    runs[1]?.end();
    expect(await rest).toEqual(['B', 'C']);
  });

  it('a batcher takes at most maxItems at once, and all in the end', async () => {
    const seen: number[] = [];
    const batcher = new Batcher<number, number>(async (items) => (seen.push(items.length), items), {
      maxItems: 2,
    });
    expect(await Promise.all([1, 2, 3, 4, 5].map((n) => batcher.add(n)))).toEqual([1, 2, 3, 4, 5]);
    expect(seen).toEqual([2, 2, 1]);
  });

  it('a batcher divides waiting items among free runs if each gets minItems', async () => {
    const { runs, run } = controlledRuns();
    const batcher = new Batcher(run, { concurrency: 2, minItems: 2 });
    const first = Promise.all(['a', 'b', 'c', 'd', 'e'].map((i) => batcher.add(i)));
    await turn();
    expect(runs.map((r) => r.items)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
    runs[0]?.end();
    runs[1]?.end();
    await turn();
    const second = Promise.all(['f', 'g'].map((i) => batcher.add(i)));
    await turn();
    expect(runs[2]?.items).toEqual(['f', 'g']);
    runs[2]?.end();
    await Promise.all([first, second]);
  });

  it('a batcher separates items of one key and keeps their order, while others go on', async () => {
    const { runs, run } = controlledRuns();
    const batcher = new Batcher(run, { concurrency: 2, exclusiveKey: (item) => item[0] as string });
    const all = Promise.all(['a1', 'a2', 'b1', 'a3'].map((i) => batcher.add(i)));
    await turn();
    expect(runs.map((r) => r.items)).toEqual([['a1', 'b1']]);
    for (let i = 0; i < 3; i += 1) {
      runs[i]?.end();
      await turn();
    }
    expect(runs.map((r) => r.items)).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
    expect(await all).toEqual(['A1', 'A2', 'B1', 'A3']);
  });

  it('a batcher takes items with priority first, each kind in its order', async () => {
    const { runs, run } = controlledRuns();
    const batcher = new Batcher(run, { maxItems: 3, goesFirst: (item) => item.startsWith('!') });
    const all = Promise.all(['a', 'b', '!c', 'd', '!e'].map((i) => batcher.add(i)));
    await turn();
    expect(runs[0]?.items).toEqual(['!c', '!e', 'a']);
    runs[0]?.end();
    await turn();
    expect(runs[1]?.items).toEqual(['b', 'd']);
    runs[1]?.end();
    expect(await all).toEqual(['A', 'B', '!C', 'D', '!E']);
  });

  it('a batcher rejects the items of a failed run, and continues with the next', async () => {
    const { runs, run } = controlledRuns();
    const batcher = new Batcher(run);
    const failed = batcher.add('a');
    await turn();
    runs[0]?.fail(new Error('down'));
    await expect(failed).rejects.toThrow('down');
    const next = batcher.add('b');
    await turn();
    runs[1]?.end();
    expect(await next).toBe('B');
  });
});
