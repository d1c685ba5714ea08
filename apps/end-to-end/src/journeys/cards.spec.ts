import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { ManualWork } from '../product/answers.js';
import { Shop } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

describe('an order of cards whose delivery failed', () => {
  it('is resubmitted with one click, delivered, shown, received and closed', async () => {
    const { orderId, buyerId, goodsId } = await shop.order();
    const [card] = await shop.stock(goodsId, 2);
    const buyer = await product.as('buyer', buyerId);
    expect((await buyer.get(`/orders/${orderId}`)).body).toMatchObject({
      status: 'delivery-failed',
      resubmittable: true,
      why: { code: 'resubmittable' },
      prefilled: { reason: 'delivery-failed', quantityOwed: 1 },
    });

    const accepted = await buyer.resubmit(orderId);
    expect(accepted).toMatchObject({
      status: 202,
      body: { orderId, reason: 'delivery-failed', stage: 'requested' },
    });
    const { resubmissionId } = accepted.body;
    expect((await shop.reaches(orderId, 'delivered')).body).toMatchObject({
      stageNo: 4,
      stages: ['申请', '核验中', '补单中', '已发货', '已完成'],
    });

    const shown = await buyer.reveal(orderId, resubmissionId, 'look');
    expect(shown).toMatchObject({ status: 200, body: { cards: [card] } });
    expect(shown.headers.get('cache-control')).toBe('no-store');
    // The page tells what was copied; told again, it is the same copy.
    const copies = `/orders/${orderId}/resubmissions/${resubmissionId}/copies`;
    for (const _ of [1, 2])
      expect((await buyer.post(copies, { card: 1, part: 'card-password' })).status).toBe(204);
    expect(await buyer.post(copies, { card: 2, part: 'card-no' })).toMatchObject({
      status: 409,
      body: { code: 'not-looked-at' },
    });
    expect((await buyer.reveal(orderId, resubmissionId, 'look')).body).toEqual(shown.body);
    // Each look is recorded; beyond the limit none is answered, however they are asked for.
    for (const look of ['2', '3', '4', '5'])
      expect((await buyer.reveal(orderId, resubmissionId, look)).body).toEqual(shown.body);
    expect(await buyer.reveal(orderId, resubmissionId, '6')).toMatchObject({
      status: 409,
      body: { code: 'too-many-looks' },
    });
    expect((await buyer.get(`/orders/${orderId}`)).body.cards).toMatchObject({ looks: 5, mostLooks: 5 });

    const receipt = await buyer.post(`/orders/${orderId}/resubmissions/${resubmissionId}/receipt`);
    expect(receipt).toMatchObject({ status: 200, body: { confirmedBy: 'buyer' } });
    expect(await buyer.post(`/orders/${orderId}/resubmissions/${resubmissionId}/receipt`)).toMatchObject({
      status: 200,
      body: receipt.body,
    });
    await shop.reaches(orderId, 'closed');
    expect(await shop.types(orderId)).toEqual([
      'OrderSnapshotTaken',
      'ResubmissionRequested',
      'ResubmissionApproved',
      'DeliveryAttemptStarted',
      'DeliveryAttemptSucceeded',
      'ResubmissionDelivered',
      'CardSecretsRevealed',
      'CardSecretsCopied',
      ...Array.from({ length: 4 }, () => 'CardSecretsRevealed'),
      'ReceiptConfirmed',
      'ResubmissionClosed',
    ]);
    await eventually(
      () => shop.cards(goodsId),
      (cards) => cards['REVEALED'] === 1 && cards['AVAILABLE'] === 1,
    );
    expect((await buyer.get(`/orders/${orderId}`)).body).toMatchObject({
      resubmittable: false,
      prefilled: { quantityOwed: 0 },
    });
  });

  it('measures one step, no field, and less than a minute', async () => {
    const { orderId, buyerId, goodsId } = await shop.order();
    await shop.stock(goodsId, 1);
    await (await product.as('buyer', buyerId)).resubmit(orderId);
    await shop.reaches(orderId, 'delivered');
    const { measures } = await shop.history(orderId);
    expect(measures).toEqual([
      { resubmissionId: expect.any(String), steps: 1, fieldsTyped: 0, secondsToDelivery: expect.any(Number) },
    ]);
    expect(measures[0]?.secondsToDelivery).toBeLessThan(60);
  });

  it('gets only the rest when it was partly delivered', async () => {
    const { orderId, buyerId, goodsId } = await shop.order({
      quantity: 5,
      then: { paid: {}, delivered: { quantity: 2 } },
    });
    await shop.stock(goodsId, 9);
    const buyer = await product.as('buyer', buyerId);
    const { body } = await buyer.resubmit(orderId);
    expect(body.reason).toBe('partly-delivered');
    await shop.reaches(orderId, 'delivered');
    expect((await buyer.reveal(orderId, body.resubmissionId)).body.cards).toHaveLength(3);
    expect(await shop.cards(goodsId)).toMatchObject({ AVAILABLE: 6 });
  });

  it('is closed by itself where receipts need not be waited for', async () => {
    const own = await testDatabase();
    const impatient = await startProduct({ databaseUrl: own.url, env: { AUTO_CONFIRM_AFTER_MS: '40' } });
    const theirShop = new Shop(impatient);
    const { orderId, buyerId, goodsId } = await theirShop.order();
    await theirShop.stock(goodsId, 1);
    await (await impatient.as('buyer', buyerId)).resubmit(orderId);
    await theirShop.reaches(orderId, 'closed');
    expect((await theirShop.history(orderId)).events.at(-2)).toMatchObject({
      type: 'ReceiptConfirmed',
      data: { by: 'automatic' },
    });
    await impatient.close();
    await own.drop();
  });
});

describe('a double click', () => {
  it('with the same key is one request with one answer, however many at once', async () => {
    const { orderId, buyerId, goodsId } = await shop.order();
    await shop.stock(goodsId, 5);
    const buyer = await product.as('buyer', buyerId);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => buyer.resubmit(orderId, { key: 'click' })),
    );
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 202 });
    await shop.reaches(orderId, 'delivered');
    expect(await buyer.resubmit(orderId, { key: 'click' })).toMatchObject({
      status: 202,
      body: answers[0]?.body,
    });
    expect(await shop.cards(goodsId)).toMatchObject({ AVAILABLE: 4 });
  });

  it('with other keys is answered with the one resubmission that is open', async () => {
    const { orderId, buyerId, goodsId } = await shop.order();
    await shop.stock(goodsId, 5);
    const buyer = await product.as('buyer', buyerId);
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((key) => buyer.resubmit(orderId, { key })));
    const { resubmissionId } = answers.find(({ status }) => status === 202)?.body ?? {};
    expect(resubmissionId).toEqual(expect.any(String));
    // The delivery may be faster than the last of the clicks: that one is told of it.
    for (const { status, body } of answers)
      expect({ status, body }).toMatchObject(
        status === 202
          ? { body: { resubmissionId } }
          : { status: 409, body: { code: 'delivered-by-us', resubmissionId } },
      );
    expect((await shop.types(orderId)).filter((type) => type === 'ResubmissionRequested')).toHaveLength(1);
    await shop.reaches(orderId, 'delivered');
    expect(await shop.cards(goodsId)).toMatchObject({ AVAILABLE: 4 });
  });

  it('with the same key and other content is refused', async () => {
    const { orderId, buyerId } = await shop.order({ kind: 'direct-top-up' });
    const buyer = await product.as('buyer', buyerId);
    await buyer.resubmit(orderId, { key: 'k' });
    const other = { reason: 'wrong-account', rechargeTarget: { rechargeAccount: 'another' } };
    expect(await buyer.resubmit(orderId, { key: 'k', body: other })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });
});

describe('the last card', () => {
  it('goes to one of two orders; the other waits for a person, and gets one as soon as there is one', async () => {
    const first = await shop.order();
    const second = await shop.order({ goodsId: first.goodsId });
    await shop.stock(first.goodsId, 1);
    await Promise.all(
      [first, second].map(async ({ orderId, buyerId }) =>
        (await product.as('buyer', buyerId)).resubmit(orderId),
      ),
    );
    const ends = await Promise.all(
      [first, second].map(async ({ orderId }) => {
        const { body } = await shop.reaches(orderId, 'delivered', 'waiting-for-human');
        return body.outcome ?? body.stage;
      }),
    );
    expect([...ends].sort()).toEqual(['delivered', 'waiting-for-human']);
    expect(await shop.cards(first.goodsId)).toMatchObject({ AVAILABLE: 0, VOID: 0 });

    const { orderId } = ends[0] === 'delivered' ? second : first;
    await shop.stock(first.goodsId, 1);
    const ops = await product.as('ops');
    const rowOf = async (): Promise<ManualWork | undefined> =>
      (await ops.get<ManualWork[]>('/manual-work')).body.find((row) => row.orderId === orderId);
    const work = (await eventually(rowOf, (row) => row !== undefined)) as ManualWork;
    expect(work.code).toBe('out-of-stock');
    const resolution = { orderId, resolution: 'not-delivered', note: 'new cards have come' };
    expect(
      (
        await ops.post(`/manual-work/${work.resubmissionId}/resolution`, resolution, {
          'idempotency-key': 'r',
        })
      ).status,
    ).toBe(200);
    await shop.reaches(orderId, 'delivered');
    await eventually(rowOf, (row) => row === undefined);
  });
});
