import { BASELINE } from '@bujiao/policy';
import type { PaymentStatus } from '@bujiao/simulator';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { ManualWork } from '../product/answers.js';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

/** How old a proof may be here, ms. */
const PROOF_AGE = 1_500;

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  const rules = { ...BASELINE, defaults: { ...BASELINE.defaults, proofAge: PROOF_AGE } };
  product = await startProduct({ databaseUrl: database.url, rules });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

const pay = ({ paymentId, orderId, amount }: Order, status: PaymentStatus): void =>
  product.payments.record({ paymentId, orderId, status, amount, paidAt: new Date().toISOString() });

const lastProofOf = async ({ orderId }: Order): Promise<number> => {
  const proofs = (await shop.history(orderId)).events.filter(({ type }) => type === 'PaymentProofObtained');
  return Date.parse(String(proofs.at(-1)?.at));
};

/** Proven and approved, then out of stock for so long that a person has it in hand, and that the proof is too old. */
async function waitingForAPerson(): Promise<Order & { resubmissionId: string }> {
  const order = await shop.order({ then: { 'payment-timed-out': {} } });
  pay(order, 'paid');
  const { resubmissionId } = (await (await product.as('buyer', order.buyerId)).resubmit(order.orderId)).body;
  const ops = await product.as('ops');
  await eventually(
    async () => (await ops.get<ManualWork[]>('/manual-work')).body,
    (work) => work.some((w) => w.resubmissionId === resubmissionId && w.code === 'out-of-stock'),
  );
  await eventually(
    async () => Date.now() - (await lastProofOf(order)),
    (age) => age > PROOF_AGE,
  );
  await shop.stock(order.goodsId, 1);
  return { ...order, resubmissionId };
}

const goOn = async ({
  orderId,
  resubmissionId,
}: {
  orderId: string;
  resubmissionId: string;
}): Promise<void> => {
  const body = { orderId, resolution: 'not-delivered', note: 'stock has come' };
  const key = { 'idempotency-key': `key-${resubmissionId}` };
  const { status } = await (
    await product.as('ops')
  ).post(`/manual-work/${resubmissionId}/resolution`, body, key);
  expect(status).toBe(200);
};

describe('goods that a person lets go long after the payment was proven', () => {
  it('go once the gateway has proven the payment again', async () => {
    const order = await waitingForAPerson();
    const asked = product.payments.asked(order.paymentId);
    await goOn(order);
    await shop.reaches(order.orderId, 'delivered');
    expect(product.payments.asked(order.paymentId)).toBeGreaterThan(asked);
    const events = (await shop.history(order.orderId)).events.filter(
      ({ type }) => type === 'PaymentProofExpired',
    );
    expect(events.at(-1)?.why).toEqual({
      zh: expect.stringContaining('上次核实于'),
      en: expect.stringContaining('last proven'),
    });
  });

  it('do not go where the money went back meanwhile, and the buyer reads why', async () => {
    const order = await waitingForAPerson();
    pay(order, 'refunded');
    await goOn(order);
    const { body } = await shop.reaches(order.orderId, 'failed');
    expect(body.sentence).toEqual({
      zh: expect.stringContaining('已退回'),
      en: expect.stringContaining('refunded'),
    });
    expect(await shop.cards(order.goodsId)).toMatchObject({ AVAILABLE: 1 });
  });
});
