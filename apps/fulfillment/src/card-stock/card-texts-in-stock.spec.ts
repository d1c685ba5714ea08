import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Config } from '@bujiao/platform';
import type { Pool } from 'pg';
import { fulfillmentDatabase, type FulfillmentDatabase } from '../testing/fulfillment-database.js';
import { CardImport } from './card-import.service.js';
import { CardStock } from './card-stock.repository.js';
import { stockDay } from './card-texts.js';
import { CardVault, type CardSecret } from './card-vault.js';

let database: FulfillmentDatabase;
let pool: Pool;
let vault: CardVault;
let imports: CardImport;
/** Cards of their own for each test: the same card under two goods is warned about. */
let series = '';
const card = (n: number | string): CardSecret => ({
  cardNo: `NO-${n}`,
  cardPassword: `PASSWORD-${n}-${series}`,
  expiry: '2027-12-31',
});
const cards = (from: number, count: number): CardSecret[] =>
  Array.from({ length: count }, (_, i) => card(from + i));
const fresh = (): { batchId: string; goodsId: string } => ({ batchId: randomUUID(), goodsId: randomUUID() });

/** What the buyer of an attempt gets. */
async function issue(goodsId: string, quantity: number, attemptId = randomUUID()): Promise<unknown> {
  const issued = await new CardStock(pool).claim({ attemptId, orderId: 'O1', goodsId, quantity });
  return issued && vault.open(issued);
}

beforeAll(async () => {
  database = await fulfillmentDatabase();
  pool = database.pool();
  vault = new CardVault({ dataKey: Buffer.alloc(32, 1) } as Config, pool);
  imports = new CardImport(database.source, vault);
});
beforeEach(() => {
  series = randomUUID();
});
afterAll(() => database.close());

describe('cards as they are typed or pasted', () => {
  const refusal = (lines: readonly object[]): unknown =>
    expect.objectContaining({
      status: 422,
      code: 'cards-refused',
      data: {
        refusedLines: lines.length,
        lines: lines.map((line): unknown => expect.objectContaining(line)),
      },
    });

  it('are stocked without blanks around them, and one number spelt twice is one card', async () => {
    const { goodsId, batchId } = fresh();
    const spelt = [
      card(1),
      { ...card(1), cardNo: ' ＮＯ-１\r\n' },
      { ...card(2), cardPassword: `\t${card(2).cardPassword} ` },
    ];
    expect(await imports.import({ goodsId, batchId, cards: spelt })).toMatchObject({
      added: 2,
      duplicates: 1,
      otherPasswords: 0,
    });
    expect(await issue(goodsId, 2)).toEqual([card(1), card(2)]);
  });

  it('refuse the whole batch by line and code where one cannot be stocked, and say nothing of its secrets', async () => {
    const { goodsId, batchId } = fresh();
    const batch = [
      card(1),
      { ...card(2), cardNo: ' ' },
      { ...card(3), cardPassword: 'SECRET\u200bSECRET' },
      { ...card(4), expiry: 'gestern' },
      { ...card(5), cardNo: 'SECRET\0' },
    ];
    const refused = imports.import({ goodsId, batchId, cards: batch });
    await expect(refused).rejects.toEqual(
      refusal([
        { line: 2, field: 'cardNo', code: 'blank' },
        { line: 3, field: 'cardPassword', code: 'invisible-character', position: 7 },
        { line: 4, field: 'expiry', code: 'not-a-date' },
        { line: 5, field: 'cardNo', code: 'control-character', position: 7 },
      ]),
    );
    const problem: unknown = await refused.catch((error: unknown) => error);
    expect(JSON.stringify(problem)).not.toContain('SECRET');
    expect((await imports.count(goodsId)).AVAILABLE).toBe(0);
    expect(await imports.import({ goodsId, batchId, cards: [card(1)] })).toMatchObject({ added: 1 });
  });

  it('are refused once they have expired, but an imported batch answers the same for ever', async () => {
    const { goodsId, batchId } = fresh();
    const old = [card(1), { ...card(2), expiry: '2020-01-31' }];
    await expect(imports.import({ goodsId, batchId, cards: old })).rejects.toEqual(
      refusal([{ line: 2, field: 'expiry', code: 'expired' }]),
    );
    const good = [{ ...card(1), expiry: stockDay(Date.now()) }];
    const answer = await imports.import({ goodsId, batchId, cards: good });
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 400 * 86_400_000);
    try {
      expect(await imports.import({ goodsId, batchId, cards: good })).toEqual(answer);
      expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 0, EXPIRED: 1 });
      await expect(imports.import({ ...fresh(), cards: good })).rejects.toEqual(
        refusal([{ line: 1, code: 'expired' }]),
      );
    } finally {
      later.mockRestore();
    }
  });

  it('are not issued past their expiry', async () => {
    const { goodsId, batchId } = fresh();
    await imports.import({ goodsId, batchId, cards: cards(0, 3) });
    await pool.query(
      `update card_secrets set expires_on = (now() at time zone 'Asia/Shanghai')::date - 1 where stock_no in
        (select stock_no from card_secrets where goods_id = $1 order by stock_no limit 1)`,
      [goodsId],
    );
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 2, EXPIRED: 1 });
    expect(await issue(goodsId, 3)).toBeUndefined();
    expect(await issue(goodsId, 2)).toEqual([card(1), card(2)]);
  });

  it('are issued on the last day of their expiry', async () => {
    const { goodsId, batchId } = fresh();
    const today = stockDay(Date.now());
    await imports.import({ goodsId, batchId, cards: [{ ...card(1), expiry: today }] });
    expect((await imports.count(goodsId)).AVAILABLE + Number(stockDay(Date.now()) !== today)).toBe(1);
  });
});

describe('a card that is in stock with another password', () => {
  const corrected = { ...card(1), cardPassword: 'RIGHT' };

  it('is told, and stays as it is', async () => {
    const { goodsId, batchId } = fresh();
    await imports.import({ goodsId, batchId, cards: cards(1, 2) });
    const again = { goodsId, batchId: randomUUID(), cards: [corrected, card(2), card(3)] };
    const answer = await imports.import(again);
    expect(answer).toEqual({
      batchId: again.batchId,
      added: 1,
      duplicates: 2,
      otherPasswords: 1,
      correctedPasswords: 0,
      underOtherGoods: 0,
      warnings: [{ line: 1, code: 'other-password' }],
    });
    expect(await imports.import(again)).toEqual(answer);
    expect(await issue(goodsId, 1)).toEqual([card(1)]);
  });

  it('is told within one batch too', async () => {
    expect(await imports.import({ ...fresh(), cards: [card(1), corrected] })).toMatchObject({
      added: 1,
      duplicates: 1,
      warnings: [{ line: 2, code: 'other-password' }],
    });
  });

  it('gets the new one where the import says so', async () => {
    const { goodsId, batchId } = fresh();
    await imports.import({ goodsId, batchId, cards: cards(1, 2) });
    const again = { goodsId, batchId: randomUUID(), cards: [corrected, card(2)], correctPasswords: true };
    expect(await imports.import(again)).toMatchObject({
      added: 0,
      duplicates: 2,
      correctedPasswords: 1,
      otherPasswords: 0,
      warnings: [{ line: 1, code: 'password-corrected' }],
    });
    expect(await issue(goodsId, 2)).toEqual([corrected, card(2)]);
  });

  it('keeps what was issued, whatever the import says', async () => {
    const { goodsId, batchId } = fresh();
    await imports.import({ goodsId, batchId, cards: cards(1, 1) });
    const attemptId = randomUUID();
    expect(await issue(goodsId, 1, attemptId)).toEqual([card(1)]);
    const again = { goodsId, batchId: randomUUID(), cards: [corrected], correctPasswords: true };
    expect(await imports.import(again)).toMatchObject({ otherPasswords: 1, correctedPasswords: 0 });
    expect(await issue(goodsId, 1, attemptId)).toEqual([card(1)]);
  });
});

describe('a card that is in stock for other goods', () => {
  it('is warned about, by line', async () => {
    await imports.import({ ...fresh(), cards: [card('twice')] });
    const again = { ...fresh(), cards: [card('once'), card('twice')] };
    const answer = await imports.import(again);
    expect(answer).toMatchObject({
      added: 2,
      underOtherGoods: 1,
      warnings: [{ line: 2, code: 'under-other-goods' }],
    });
    expect(await imports.import(again)).toEqual(answer);
  });

  it("is another card where its password is another: numbers are the issuer's own", async () => {
    await imports.import({ ...fresh(), cards: [card('shared')] });
    const other = { ...card('shared'), cardPassword: 'of another issuer' };
    expect(await imports.import({ ...fresh(), cards: [other] })).toMatchObject({ underOtherGoods: 0 });
  });
});
