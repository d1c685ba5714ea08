import { BASELINE } from '@bujiao/policy';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { ManualWork } from '../product/answers.js';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

/** How long goods wait here for the shop's word that it stopped, ms. */
const DEADLINE = 700;

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  const { defaults } = BASELINE;
  const rules = { ...BASELINE, defaults: { ...defaults, hold: { ...defaults.hold, deadline: DEADLINE } } };
  product = await startProduct({ databaseUrl: database.url, rules });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

/** Of a stuck order whose shop never answers: what waits for a person once the deadline has passed. */
async function handedOver(order: Order): Promise<ManualWork> {
  await shop.stock(order.goodsId, 1);
  await (await product.as('buyer', order.buyerId)).resubmit(order.orderId);
  const ops = await product.as('ops');
  const work = await eventually(
    async () => (await ops.get<ManualWork[]>('/manual-work')).body.find((w) => w.orderId === order.orderId),
    (found) => found !== undefined,
  );
  return work as ManualWork;
}

describe('a stuck order whose shop does not say that it stopped', () => {
  it('is handed to a person at the deadline, not before, and nothing has gone out', async () => {
    const order = await shop.order({ then: { paid: {} } });
    const work = await handedOver(order);
    expect(work).toMatchObject({
      code: 'not-held',
      sentence: {
        zh: expect.stringContaining('未在时限内确认'),
        en: expect.stringContaining('did not confirm'),
      },
    });
    const { body } = await (await product.as('ops')).get(`/manual-work/${work.resubmissionId}`);
    expect(body).toMatchObject({
      actions: [{ resolution: 'delivered' }, { resolution: 'not-delivered' }, { resolution: 'give-up' }],
    });
    const { events } = await shop.history(order.orderId);
    const at = (of: string): number => Date.parse(events.find(({ type }) => type === of)?.at ?? '');
    expect(at('ManualWorkRequested') - at('ResubmissionRequested')).toBeGreaterThanOrEqual(DEADLINE);
    expect(events.map(({ type }) => type)).not.toContain('DeliveryAttemptStarted');
    expect(await shop.cards(order.goodsId)).toMatchObject({ AVAILABLE: 1 });
  });

  it('goes out once that person has found that the shop delivers nothing', async () => {
    const order = await shop.order({ then: { paid: {} } });
    const { resubmissionId } = await handedOver(order);
    const body = { orderId: order.orderId, resolution: 'not-delivered', note: 'the shop confirmed by phone' };
    const { status } = await (
      await product.as('after-sales')
    ).post(`/manual-work/${resubmissionId}/resolution`, body, { 'idempotency-key': `key-${resubmissionId}` });
    expect(status).toBe(200);
    await shop.reaches(order.orderId, 'delivered');
  });

  it('is still delivered by the word of the shop that comes after the hand-over and a decision to go on', async () => {
    const order = await shop.order({ quantity: 2, then: { paid: {} } });
    const { resubmissionId } = await handedOver(order);
    await shop.tell(order.orderId, 'held', { resubmissionId, delivered: 1 });
    const body = { orderId: order.orderId, resolution: 'not-delivered', note: 'the shop answered late' };
    await (
      await product.as('after-sales')
    ).post(`/manual-work/${resubmissionId}/resolution`, body, {
      'idempotency-key': `late-${resubmissionId}`,
    });
    await shop.reaches(order.orderId, 'delivered');
    expect(await shop.cards(order.goodsId)).not.toHaveProperty('AVAILABLE', 1);
  });
});
