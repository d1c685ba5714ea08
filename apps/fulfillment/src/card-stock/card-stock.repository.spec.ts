import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { emptyHistory } from '@bujiao/order-history';
import type { Config } from '@bujiao/platform';
import { judgeReservation, type VoidReservation } from '../delivery/judge-reservation.decider.js';
import { fulfillmentDatabase, type FulfillmentDatabase } from '../testing/fulfillment-database.js';
import { CardImport } from './card-import.service.js';
import { CardStock } from './card-stock.repository.js';
import { CardVault } from './card-vault.js';

let database: FulfillmentDatabase;
let imports: CardImport;
/** Instances of fulfillment, each with its own pool and batches. */
let instances: readonly CardStock[];
let goods = 0;

beforeAll(async () => {
  database = await fulfillmentDatabase();
  imports = new CardImport(
    database.source,
    new CardVault({ dataKey: Buffer.alloc(32, 1) } as Config, database.pool()),
  );
  instances = Array.from({ length: 3 }, () => new CardStock(database.pool()));
});
afterAll(() => database.close());

async function goodsWith(cards: number): Promise<string> {
  const goodsId = `G${(goods += 1)}`;
  if (cards > 0) {
    const secrets = Array.from({ length: cards }, (_, i) => ({
      cardNo: `${goodsId}-${i}`,
      cardPassword: 'p',
    }));
    await imports.import({ batchId: `batch ${goodsId}`, goodsId, cards: secrets });
  }
  return goodsId;
}
const instance = (i: number): CardStock => instances[i % instances.length] as CardStock;
/** Of an attempt that no history has. */
const voidReservation = (attemptId: string): VoidReservation => {
  const judged = judgeReservation(emptyHistory(), -1, attemptId);
  if (judged.verdict !== 'void') throw new Error(judged.verdict);
  return judged;
};
interface ClaimOptions {
  readonly quantity?: number;
  readonly attemptId?: string;
  /** Which instance asks. */
  readonly by?: number;
}
const claim = (
  goodsId: string,
  { quantity = 1, attemptId = randomUUID(), by = 0 }: ClaimOptions = {},
): Promise<readonly string[] | undefined> =>
  instance(by).claim({ attemptId, orderId: 'O1', goodsId, quantity });

/** Claims until the answer is final: a claim that met another one of the same attempt fails as a whole, and is asked again. */
async function claimAsTheBusDoes(
  goodsId: string,
  options: ClaimOptions,
): Promise<readonly string[] | undefined> {
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await claim(goodsId, options).catch((error: { code?: string }) => error);
    if (Array.isArray(answer) || answer === undefined) return answer as readonly string[] | undefined;
    if ((answer as { code?: string }).code !== '23505') throw answer as Error;
  }
  throw new Error('never answered');
}

describe('a claim of cards', () => {
  it('of 64 at the same time for fewer cards never gives one card twice', async () => {
    const goodsId = await goodsWith(40);
    const attempts = Array.from({ length: 64 }, (_, by) => ({ attemptId: randomUUID(), by }));
    const got = await Promise.all(attempts.map((options) => claim(goodsId, options)));
    const cards = got.flatMap((ids) => ids ?? []);
    expect(new Set(cards).size).toBe(cards.length);
    expect(await imports.count(goodsId)).toMatchObject({
      RESERVED: cards.length,
      AVAILABLE: 40 - cards.length,
    });
    // Who met a locked card may have gone away empty; asked again, everybody gets one until none is left.
    const again = [];
    for (const [i, options] of attempts.entries()) if (!got[i]) again.push(await claim(goodsId, options));
    const all = [...cards, ...again.flatMap((ids) => ids ?? [])];
    expect([all.length, new Set(all).size]).toEqual([40, 40]);
  });

  it('of many units at the same time gives all or none of them', async () => {
    const goodsId = await goodsWith(50);
    const wanted = Array.from({ length: 30 }, (_, by) => ({
      quantity: 1 + (by % 5),
      attemptId: randomUUID(),
      by,
    }));
    const got = await Promise.all(wanted.map((options) => claim(goodsId, options)));
    got.forEach((cards, i) => expect([undefined, wanted[i]?.quantity]).toContain(cards?.length));
    const cards = got.flatMap((ids) => ids ?? []);
    expect(new Set(cards).size).toBe(cards.length);
    expect((await imports.count(goodsId)).RESERVED).toBe(cards.length);
  });

  it('takes nothing at all where stock does not suffice', async () => {
    const goodsId = await goodsWith(2);
    expect(await claim(goodsId, { quantity: 3 })).toBeUndefined();
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 2, RESERVED: 0 });
    expect(await claim(goodsId, { quantity: 2 })).toHaveLength(2);
    expect(await claim(await goodsWith(0))).toBeUndefined();
  });

  it('is not refused because of a larger one that comes with it', async () => {
    const goodsId = await goodsWith(4);
    const [first, last] = ['00000000-0000-4000-8000-000000000001', 'ffffffff-ffff-4fff-8fff-ffffffffffff'];
    const got = await Promise.all([
      claim(goodsId, { attemptId: first, quantity: 5 }),
      claim(goodsId, { attemptId: last }),
      claim(goodsId, { quantity: 3 }),
      claim(goodsId, { quantity: 2 }),
    ]);
    // Together the two smallest fit, and no larger one does behind them.
    expect(got.map((cards) => cards?.length)).toEqual([undefined, 1, undefined, 2]);
  });

  it('of two for the last card: one gets it, the other nothing', async () => {
    for (let round = 0; round < 20; round += 1) {
      const goodsId = await goodsWith(1);
      const got = await Promise.all([claim(goodsId, { by: 0 }), claim(goodsId, { by: round % 3 })]);
      expect(got.map((cards) => cards?.length ?? 0).sort()).toEqual([0, 1]);
    }
  });

  it('by the same attempt again gets the same cards, also from another instance at the same moment', async () => {
    const goodsId = await goodsWith(9);
    const attemptId = randomUUID();
    const got = await Promise.all(
      [0, 1, 2, 0, 1, 2].map((by) => claimAsTheBusDoes(goodsId, { quantity: 3, attemptId, by })),
    );
    expect(new Set(got.map((cards) => JSON.stringify(cards))).size).toBe(1);
    expect((await imports.count(goodsId)).RESERVED).toBe(3);
    expect(await claim(goodsId, { quantity: 3, attemptId })).toEqual(got[0]);
  });

  it('takes the oldest cards first', async () => {
    const goodsId = await goodsWith(3);
    const one = await claim(goodsId);
    const { rows } = await database
      .pool()
      .query<{ card_id: string }>(
        'select card_id from card_secrets where goods_id = $1 order by stock_no limit 1',
        [goodsId],
      );
    expect(one).toEqual([rows[0]?.card_id]);
  });
});

describe('a card that was claimed', () => {
  it('goes back to stock while it is only reserved, and to somebody else then', async () => {
    const goodsId = await goodsWith(1);
    const attemptId = randomUUID();
    const cards = await claim(goodsId, { attemptId });
    await instance(1).release(voidReservation(attemptId));
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 1, RESERVED: 0 });
    expect(await claim(goodsId)).toEqual(cards);
  });

  it('never goes back once it was delivered or revealed', async () => {
    const goodsId = await goodsWith(2);
    const attemptId = randomUUID();
    const [first] = (await claim(goodsId, { quantity: 2, attemptId })) as [string, string];
    await instance(0).markDelivered([attemptId]);
    await instance(0).markRevealed([first]);
    await instance(1).release(voidReservation(attemptId));
    expect(await imports.count(goodsId)).toMatchObject({
      AVAILABLE: 0,
      RESERVED: 0,
      DELIVERED: 1,
      REVEALED: 1,
    });
    expect(await claim(goodsId)).toBeUndefined();
    expect(await claim(goodsId, { quantity: 2, attemptId })).toHaveLength(2);
  });

  it('moves forward only, whatever comes late or twice', async () => {
    const goodsId = await goodsWith(1);
    const attemptId = randomUUID();
    const cards = (await claim(goodsId, { attemptId })) as string[];
    await instance(0).markRevealed(cards);
    await instance(0).markDelivered([attemptId]);
    await instance(0).markRevealed(cards);
    expect((await imports.count(goodsId)).REVEALED).toBe(1);
  });

  it('that is in stock is revealed to nobody', async () => {
    const goodsId = await goodsWith(1);
    const { rows } = await database
      .pool()
      .query<{ card_id: string }>('select card_id from card_secrets where goods_id = $1', [goodsId]);
    await instance(0).markRevealed(rows.map(({ card_id }) => card_id));
    expect((await imports.count(goodsId)).AVAILABLE).toBe(1);
  });

  it('and not recorded in time is found, the oldest first', async () => {
    const attemptId = randomUUID();
    await claim(await goodsWith(2), { quantity: 2, attemptId });
    const mine = async (age: number) =>
      (await instance(0).staleReservations({ olderThan: age })).filter(
        (stale) => stale.attemptId === attemptId,
      );
    expect(await mine(0)).toMatchObject([{ attemptId, orderId: 'O1' }]);
    expect(await mine(3_600_000)).toEqual([]);
  });
});
