import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { Config } from '@bujiao/platform';
import type { Pool } from 'pg';
import { fulfillmentDatabase, type FulfillmentDatabase } from '../testing/fulfillment-database.js';
import { CardImport } from './card-import.service.js';
import { CardStock } from './card-stock.repository.js';
import { CardVault, type CardSecret } from './card-vault.js';

let database: FulfillmentDatabase;
let pool: Pool;
let vault: CardVault;
let imports: CardImport;
const card = (n: number | string): CardSecret => ({
  cardNo: `NO-${n}`,
  cardPassword: `PASSWORD-${n}`,
  expiry: '2027-12-31',
});
const cards = (from: number, count: number): CardSecret[] =>
  Array.from({ length: count }, (_, i) => card(from + i));
const fresh = (): { batchId: string; goodsId: string } => ({ batchId: randomUUID(), goodsId: randomUUID() });

beforeAll(async () => {
  database = await fulfillmentDatabase();
  pool = database.pool();
  vault = new CardVault({ dataKey: Buffer.alloc(32, 1) } as Config, pool);
  imports = new CardImport(database.source, vault);
});
afterAll(() => database.close());

describe('the import of a batch of cards', () => {
  it('counts what it added', async () => {
    const batch = { ...fresh(), cards: cards(0, 3) };
    expect(await imports.import(batch)).toMatchObject({ batchId: batch.batchId, added: 3, duplicates: 0 });
    expect((await imports.count(batch.goodsId)).AVAILABLE).toBe(3);
  });

  it('again answers the same and adds nothing, also many times at once', async () => {
    const batch = { ...fresh(), cards: cards(0, 50) };
    const answers = await Promise.all(Array.from({ length: 8 }, () => imports.import(batch)));
    expect(answers[0]).toMatchObject({ batchId: batch.batchId, added: 50, duplicates: 0 });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await imports.count(batch.goodsId)).AVAILABLE).toBe(50);
  });

  it('with a known id and other cards is refused', async () => {
    const batch = { ...fresh(), cards: cards(0, 2) };
    await imports.import(batch);
    const reused = expect.objectContaining({ status: 422, code: 'batch-id-reused' });
    await expect(imports.import({ ...batch, cards: cards(0, 3) })).rejects.toEqual(reused);
    await expect(imports.import({ ...batch, goodsId: randomUUID() })).rejects.toEqual(reused);
    await expect(
      imports.import({ ...batch, cards: cards(0, 2).map((c) => ({ ...c, cardPassword: 'corrected' })) }),
    ).rejects.toEqual(reused);
  });

  it('never stocks a card twice, in one batch or over batches', async () => {
    const { goodsId } = fresh();
    expect(
      await imports.import({ batchId: randomUUID(), goodsId, cards: [card(1), card(1), card(2)] }),
    ).toMatchObject({ added: 2, duplicates: 1 });
    expect(await imports.import({ batchId: randomUUID(), goodsId, cards: cards(1, 3) })).toMatchObject({
      added: 1,
      duplicates: 2,
    });
    const overlapping = Array.from({ length: 6 }, (_, i) => ({
      batchId: randomUUID(),
      goodsId,
      cards: cards(10 + i * 5, 20),
    }));
    await Promise.all(overlapping.map((batch) => imports.import(batch)));
    expect((await imports.count(goodsId)).AVAILABLE).toBe(3 + 45);
  });

  it("stocks the same number again for other goods: numbers are the issuer's own", async () => {
    for (const one of [fresh(), fresh()])
      expect(await imports.import({ ...one, cards: cards(0, 1) })).toMatchObject({ added: 1 });
  });

  it('never stocks a card again that was delivered', async () => {
    const { goodsId } = fresh();
    const attemptId = randomUUID();
    await imports.import({ batchId: randomUUID(), goodsId, cards: cards(0, 1) });
    await new CardStock(pool).claim({ attemptId, orderId: 'O1', goodsId, quantity: 1 });
    await new CardStock(pool).markDelivered([attemptId]);
    expect(await imports.import({ batchId: randomUUID(), goodsId, cards: cards(0, 1) })).toMatchObject({
      added: 0,
      duplicates: 1,
    });
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 0, DELIVERED: 1 });
  });
});

describe('a card at rest', () => {
  const idsOf = async (goodsId: string): Promise<string[]> =>
    (
      await pool.query<{ card_id: string }>(
        'select card_id from card_secrets where goods_id = $1 order by stock_no',
        [goodsId],
      )
    ).rows.map((row) => row.card_id);

  it('holds neither number nor password in the clear', async () => {
    const { goodsId, batchId } = fresh();
    await imports.import({ batchId, goodsId, cards: [card('in-the-clear')] });
    const { rows } = await pool.query<{ row: string }>(
      `select t::text || encode(sealed, 'escape') as row from card_secrets t where goods_id = $1`,
      [goodsId],
    );
    expect(rows[0]?.row).not.toMatch(/in-the-clear/);
  });

  it('opens only once it has left stock, and only all together', async () => {
    const { goodsId, batchId } = fresh();
    await imports.import({ batchId, goodsId, cards: cards(0, 2) });
    const all = await idsOf(goodsId);
    expect(await vault.open(all)).toBeUndefined();
    const [issued] = (await new CardStock(pool).claim({
      attemptId: randomUUID(),
      orderId: 'O1',
      goodsId,
      quantity: 1,
    })) as string[];
    expect(await vault.open([issued as string])).toEqual([card(0)]);
    expect(await vault.open(all)).toBeUndefined();
  });

  it('does not open in the place of another one', async () => {
    const { goodsId, batchId } = fresh();
    await imports.import({ batchId, goodsId, cards: cards(0, 2) });
    const issued = (await new CardStock(pool).claim({
      attemptId: randomUUID(),
      orderId: 'O1',
      goodsId,
      quantity: 2,
    })) as string[];
    expect(await vault.open([...issued].reverse())).toEqual([card(1), card(0)]);
    await pool.query(
      'update card_secrets set sealed = (select sealed from card_secrets where card_id = $1) where card_id = $2',
      issued,
    );
    await expect(vault.open([issued[1] as string])).rejects.toMatchObject({ code: 'seal-broken' });
  });
});
