import { goodsFiles } from './goods-export.js';
import type { GoodsLine } from './goods-views.js';

interface File {
  readonly goods: readonly {
    readonly goodsId: string;
    readonly alternatives?: readonly { readonly goodsId: string }[];
  }[];
}

const line = (goodsId: string, alternatives: readonly string[] = [], name = 'goods'): GoodsLine => ({
  goodsId,
  listed: { goodsId, name, goodsKind: 'game-points', unitPrice: 100 },
  alternatives: alternatives.map((id) => ({ goodsId: id, change: 'specification' })),
  ...{ ownLists: 0, setBy: 'li', setAt: '2026-11-28T10:00:00.000Z' },
});
const withoutPrice = (goodsId: string): GoodsLine => {
  const { listed: _, ...rest } = line(goodsId, ['A']);
  return rest;
};
const priced = (goods: readonly GoodsLine[]): ReadonlySet<string> =>
  new Set(goods.flatMap(({ goodsId, listed }) => (listed ? [goodsId] : [])));
const read = (text: string): File['goods'] => (JSON.parse(text) as File).goods;

/** As an import takes them, one after the other, where nothing has a price before. @returns ids with their lists */
function imported(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const text of files) {
    const goods = read(text);
    expect(goods.length).toBeLessThanOrEqual(1_000);
    expect(text.length).toBeLessThanOrEqual(200_000);
    for (const { goodsId } of goods) known.set(goodsId, known.get(goodsId) ?? []);
    for (const { goodsId, alternatives } of goods) {
      for (const one of alternatives ?? []) expect(known.has(one.goodsId)).toBe(true);
      if (alternatives)
        known.set(
          goodsId,
          alternatives.map((one) => one.goodsId),
        );
    }
  }
  return known;
}

describe('goods as files that an import takes', () => {
  it('are one file where they fit, also with nothing in it', () => {
    const goods = [line('A', ['B']), line('B')];
    expect(goodsFiles(goods, priced(goods)).files).toHaveLength(1);
    expect(goodsFiles([], new Set()).files.map(read)).toEqual([[]]);
  });

  it('leave out what has no price, and name it', () => {
    const goods = [line('A', ['B', 'C', 'OUTSIDE']), line('B', ['C']), withoutPrice('C')];
    const { files, ...left } = goodsFiles(goods, new Set([...priced(goods), 'OUTSIDE']));
    expect(left).toEqual({ withoutPrice: ['C'], alternativesWithoutPrice: ['C'] });
    expect(read(files[0] ?? '')).toMatchObject([
      { goodsId: 'A', alternatives: [{ goodsId: 'B' }, { goodsId: 'OUTSIDE' }] },
      { goodsId: 'B', alternatives: [] },
    ]);
  });

  it('are several files where they are too many, with every price before the list that names it', () => {
    const ids = Array.from({ length: 2_001 }, (_, i) => `G${i}`);
    const goods = ids.map((id, i) => line(id, i % 2 === 0 ? [ids[ids.length - 1 - i] ?? ''] : []));
    goods[1_000] = line('G1000', ['G2000']);
    const { files } = goodsFiles(goods, priced(goods));
    expect(files).toHaveLength(5);
    const known = imported(files);
    for (const { goodsId, alternatives } of goods)
      expect(known.get(goodsId)).toEqual(alternatives.map((one) => one.goodsId));
  });

  it('are several files where they are too long', () => {
    const goods = Array.from({ length: 900 }, (_, i) => line(`G${i}`, [], 'n'.repeat(300)));
    const { files } = goodsFiles(goods, priced(goods));
    expect(files).toHaveLength(2);
    expect(imported(files).size).toBe(900);
  });
});
