import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { emptyHistory } from '@bujiao/order-history';
import type { Config } from '@bujiao/platform';
import { judgeReservation } from '../delivery/judge-reservation.decider.js';
import { fulfillmentDatabase, type FulfillmentDatabase } from '../testing/fulfillment-database.js';
import { CardImport } from './card-import.service.js';
import { CardStock } from './card-stock.repository.js';
import { CardVault } from './card-vault.js';
import { SupplierCards, type DeliveredCards } from './supplier-cards.repository.js';

let database: FulfillmentDatabase;
let imports: CardImport;
let stock: CardStock;
let vault: CardVault;
let supplierCards: SupplierCards;

beforeAll(async () => {
  database = await fulfillmentDatabase();
  const pool = database.pool();
  vault = new CardVault({ dataKey: Buffer.alloc(32, 1) } as Config, pool);
  imports = new CardImport(database.source, vault);
  stock = new CardStock(pool);
  supplierCards = new SupplierCards(pool, vault);
});
afterAll(() => database.close());

const card = (cardNo: string) => ({ cardNo, cardPassword: `password of ${cardNo}` });
const delivery = (more: Partial<DeliveredCards> = {}): DeliveredCards => {
  const goodsId = `G-${randomUUID()}`;
  return {
    attemptId: randomUUID(),
    requestNo: randomUUID(),
    orderId: 'O1',
    goodsId,
    cards: [card(`${goodsId}-b`), card(`${goodsId}-a`)],
    ...more,
  };
};

describe('cards that a supplier delivered', () => {
  it('are kept for their attempt, and opened in the order in which they came', async () => {
    const delivered = delivery();
    const cardIds = await supplierCards.keep(delivered);
    expect(await vault.open(cardIds ?? [])).toEqual(delivered.cards);
    await stock.markDelivered([delivered.attemptId]);
    expect(await imports.count(delivered.goodsId)).toMatchObject({ AVAILABLE: 0, DELIVERED: 2 });
  });

  it('are the same when the same answer comes again', async () => {
    const delivered = delivery();
    const first = await supplierCards.keep(delivered);
    expect(await supplierCards.keep(delivered)).toEqual(first);
    expect(await imports.count(delivered.goodsId)).toMatchObject({ RESERVED: 2 });
  });

  it.each<[string, (goodsId: string) => readonly ReturnType<typeof card>[]]>([
    ['is in our stock', (goodsId) => [card(`${goodsId}-new`), card(`${goodsId}-stock`)]],
    ['was delivered to another attempt', (goodsId) => [card(`${goodsId}-new`), card(`${goodsId}-sold`)]],
    ['comes twice', (goodsId) => [card(`${goodsId}-new`), card(`${goodsId}-new`)]],
  ])('are kept all or none: one of them %s', async (_, cardsOf) => {
    const { goodsId } = delivery();
    await imports.import({ batchId: randomUUID(), goodsId, cards: [card(`${goodsId}-stock`)] });
    await supplierCards.keep(delivery({ goodsId, cards: [card(`${goodsId}-sold`)] }));
    expect(await supplierCards.keep(delivery({ goodsId, cards: cardsOf(goodsId) }))).toBeUndefined();
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 1, RESERVED: 1 });
  });

  it('are sold to nobody, also where their attempt came to nothing', async () => {
    const delivered = delivery();
    const { attemptId, goodsId } = delivered;
    await supplierCards.keep(delivered);
    const judged = judgeReservation(emptyHistory(), -1, attemptId);
    if (judged.verdict !== 'void') throw new Error(judged.verdict);
    await stock.release(judged);
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 0, VOID: 2 });
    const claim = { attemptId: randomUUID(), orderId: 'O2', goodsId, quantity: 1 };
    expect(await stock.claim(claim)).toBeUndefined();
  });
});
