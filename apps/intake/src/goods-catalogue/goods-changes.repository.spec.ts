import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { GoodsCatalogue } from './goods-catalogue.repository.js';
import { GoodsChanges } from './goods-changes.repository.js';
import type { GoodsEdit } from './goods-edits.js';

let database: IntakeDatabase;
let changes: GoodsChanges;
let catalogue: GoodsCatalogue;
beforeAll(async () => {
  database = await intakeDatabase();
  changes = new GoodsChanges(database.source);
  catalogue = new GoodsCatalogue(database.pool());
});
afterAll(() => database.close());

const LI = { id: 'li', role: 'ops', because: 'of December' };
const price = (goodsId: string, unitPrice: number, name = goodsId): GoodsEdit => ({
  what: 'price',
  goodsId,
  becomes: { name, goodsKind: 'game-points', unitPrice },
});
const list = (goodsId: string, to: readonly string[], merchantId = ''): GoodsEdit => ({
  what: 'alternatives',
  goodsId,
  merchantId,
  becomes: to.map((one) => ({ goodsId: one, change: 'specification' as const })),
});
const recorded = async (goodsId: string): Promise<readonly unknown[]> =>
  (await changes.of(goodsId, 10)).map(({ what, was, becomes, by, because, merchantId }) => [
    what,
    ...[was, becomes, by, because, merchantId],
  ]);

it('each change is on record with what was before, who and why; what is so already is none', async () => {
  expect(await changes.apply([price('A1', 500)], LI)).toHaveLength(1);
  expect(await changes.apply([price('A1', 500)], { ...LI, id: 'kim' })).toEqual([]);
  await changes.apply([price('A1', 600)], { id: 'shop', role: 'service' });
  const [before, after] = [500, 600].map((unitPrice) => ({
    name: 'A1',
    goodsKind: 'game-points',
    unitPrice,
  }));
  expect(await recorded('A1')).toEqual([
    ['price', before, after, 'shop', undefined, undefined],
    ['price', undefined, before, 'li', 'of December', undefined],
  ]);
});

it('the order of alternatives is a change, an empty list for everybody is none where there was no list', async () => {
  await changes.apply([price('B1', 1), price('B2', 1), price('B3', 1)], LI);
  expect(await changes.apply([list('B1', [])], LI)).toEqual([]);
  expect(await changes.apply([list('B1', ['B2', 'B3'])], LI)).toHaveLength(1);
  expect(await changes.apply([list('B1', ['B3', 'B2'])], LI)).toHaveLength(1);
  // A merchant with an empty list takes back what holds for everybody.
  expect(await changes.apply([list('B1', [], 'M1')], { id: 'M1', role: 'merchant' })).toHaveLength(1);
  expect((await catalogue.alternatives('B1', 'M1')).map(({ goodsId }) => goodsId)).toEqual([]);
  expect((await catalogue.alternatives('B1', 'M2')).map(({ goodsId }) => goodsId)).toEqual(['B3', 'B2']);
  expect((await recorded('B1'))[0]).toMatchObject(['alternatives', undefined, [], 'M1', undefined, 'M1']);
});

it('edits are set together or not at all', async () => {
  const tooLarge = price('C2', Number.MAX_SAFE_INTEGER * 10_000);
  await expect(changes.apply([price('C1', 1), tooLarge], LI)).rejects.toThrow();
  expect(await catalogue.find('C1')).toBeUndefined();
  expect(await recorded('C1')).toEqual([]);
});

it('two who change the same goods at the same moment are both on record, one after the other', async () => {
  await Promise.all([1, 2, 3, 4].map((n) => changes.apply([price('D1', n)], { ...LI, id: `p${n}` })));
  const found = (await changes.of('D1', 10)).toReversed();
  expect(found).toHaveLength(4);
  for (const [i, { was }] of found.entries()) expect(was).toEqual(found[i - 1]?.becomes);
});

it('goods are found by a part of id or name, taken literally, and listed in pages', async () => {
  await changes.apply([price('E_1', 1, '点卡 50%'), price('E11', 1, '月卡'), list('E9', ['E11'])], LI);
  const found = async (search: string): Promise<readonly string[]> =>
    (await catalogue.page({ search, most: 10 })).map(({ goodsId }) => goodsId);
  expect(await found('E_1')).toEqual(['E_1']);
  expect(await found('50%')).toEqual(['E_1']);
  expect(await found('月')).toEqual(['E11']);
  const all: string[] = [];
  for (;;) {
    const [after] = all.slice(-1);
    const page = await catalogue.page({ most: 2, ...(after !== undefined && { after }) });
    if (page.length === 0) break;
    all.push(...page.map(({ goodsId }) => goodsId));
  }
  expect(all).toEqual([...new Set(all)].sort());
  const [priceless] = await catalogue.page({ goodsId: 'E9', most: 1 });
  expect(priceless).toMatchObject({ goodsId: 'E9', setBy: 'li', alternatives: [{ goodsId: 'E11' }] });
  expect(priceless?.listed).toBeUndefined();
});
