import { randomUUID } from 'node:crypto';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { ManualWork } from '../product/answers.js';
import type { Api } from '../product/api.js';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;
let ops: Api;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({
    databaseUrl: database.url,
    policy: { unknownDeadline: 400 },
    supplierTimeout: 10_000,
  });
  shop = new Shop(product);
  ops = await product.as('ops', 'operator-7');
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

/** A top-up that the supplier works on and never finishes, until it waits for a person. */
async function stuck(): Promise<{ order: Order; account: string; resubmissionId: string }> {
  const account = `account-${randomUUID()}`;
  const order = await shop.order({ kind: 'direct-top-up', rechargeTarget: { rechargeAccount: account } });
  product.supplier.faults.add({ fault: 'processing-for-ever', match: { account } });
  const { body } = await (await product.as('buyer', order.buyerId)).resubmit(order.orderId);
  await shop.reaches(order.orderId, 'waiting-for-human');
  return { order, account, resubmissionId: body.resubmissionId };
}
const resolve = (resubmissionId: string, body: object, key: string = randomUUID()) =>
  ops.post(`/manual-work/${resubmissionId}/resolution`, body, { 'idempotency-key': key });

describe('an outcome that stays unknown', () => {
  it('is handed to a person, who sees it on the list with the longest wait first', async () => {
    const first = await stuck();
    const second = await stuck();
    const listed = await eventually(
      () => ops.get<ManualWork[]>('/manual-work'),
      ({ body }) => body.length >= 2,
    );
    const ids = listed.body.map((work) => work.resubmissionId);
    expect(ids.indexOf(first.resubmissionId)).toBeLessThan(ids.indexOf(second.resubmissionId));
    expect(listed.body.find((work) => work.resubmissionId === first.resubmissionId)).toMatchObject({
      resubmissionId: first.resubmissionId,
      orderId: first.order.orderId,
      code: 'outcome-unknown',
      sentence: { zh: expect.any(String), en: expect.any(String) },
      since: expect.any(String),
      deadline: expect.any(String),
    });
  });

  it('found to be delivered is delivered, and bought no second time', async () => {
    const {
      order: { orderId },
      account,
      resubmissionId,
    } = await stuck();
    const found = { orderId, resolution: 'delivered', note: 'supplier confirmed by phone' };
    expect((await resolve(resubmissionId, found, 'once')).status).toBe(200);
    await shop.reaches(orderId, 'delivered');
    expect((await resolve(resubmissionId, found, 'once')).status).toBe(200);
    expect(await resolve(resubmissionId, found, 'twice')).toMatchObject({
      status: 409,
      body: { code: 'not-waiting' },
    });
    expect(product.supplier.ledger.all().filter((entry) => entry.content.account === account)).toHaveLength(
      1,
    );
    const { events } = await shop.history(orderId);
    expect(events.find(({ type }) => type === 'ManualWorkResolved')).toMatchObject({
      who: { kind: 'person', role: 'ops', id: 'operator-7' },
      data: { resolution: 'delivered', note: 'supplier confirmed by phone' },
    });
  });

  it('found not to be delivered is bought again, under another number', async () => {
    const {
      order: { orderId },
      account,
      resubmissionId,
    } = await stuck();
    product.supplier.faults.clear();
    await resolve(resubmissionId, {
      orderId,
      resolution: 'not-delivered',
      note: 'supplier has cancelled it',
    });
    await shop.reaches(orderId, 'delivered');
    expect(product.supplier.ledger.unitsDeliveredTo(account)).toBe(1);
    expect(product.supplier.ledger.all().filter((entry) => entry.content.account === account)).toHaveLength(
      2,
    );
  });

  it('given up ends it, and what may have been delivered is never delivered again', async () => {
    const {
      order: { orderId, buyerId },
      account,
      resubmissionId,
    } = await stuck();
    await resolve(resubmissionId, { orderId, resolution: 'give-up', note: 'refunded by hand' });
    await shop.reaches(orderId, 'failed');
    expect(await (await product.as('buyer', buyerId)).resubmit(orderId)).toMatchObject({
      status: 409,
      body: { code: 'maybe-delivered' },
    });
    expect(product.supplier.ledger.all().filter((entry) => entry.content.account === account)).toHaveLength(
      1,
    );
  });

  it.each<[string, object, number, string]>([
    ['of no kind', { resolution: 'magic', note: 'x' }, 400, 'invalid-request'],
    ['without a note', { resolution: 'delivered', note: '' }, 400, 'invalid-request'],
    [
      'with a note that cannot be kept',
      { resolution: 'delivered', note: 'by\0phone' },
      400,
      'invalid-request',
    ],
    ['with half a character', { resolution: 'delivered', note: 'by \ud83d' }, 400, 'invalid-request'],
  ])('is not settled by a resolution %s', async (_, body, status, code) => {
    const {
      order: { orderId },
      resubmissionId,
    } = await stuck();
    expect(await resolve(resubmissionId, { orderId, ...body })).toMatchObject({ status, body: { code } });
    await resolve(resubmissionId, { orderId, resolution: 'give-up', note: 'done' });
  });
});
