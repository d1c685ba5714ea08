import { NOTICE_CATALOGUE, type OrderNotice } from '@bujiao/contracts';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Client } from 'pg';
import { Api } from '../product/api.js';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

interface Offer {
  readonly offerId: string;
  readonly orderId?: string;
  readonly state: string;
  readonly reason: string;
  readonly sentence: { readonly zh: string; readonly en: string };
}
interface Looked {
  readonly outcome: string;
  readonly offerId: string;
  readonly code?: string;
}
interface Link {
  readonly code: string;
  readonly path: string;
}
interface Session {
  readonly orderId: string;
  readonly token: string;
}

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

const service = (): Promise<Api> => product.as('service', 'shop');
const look = async ({ orderId }: Order): Promise<Looked> =>
  (await (await service()).post<Looked>(`/orders/${orderId}/offers`)).body;
const offersOf = async ({ orderId }: Order): Promise<readonly Offer[]> =>
  (await (await product.as('after-sales')).get<{ offers: Offer[] }>(`/orders/${orderId}/offers`)).body.offers;
const mine = async ({ buyerId }: Order): Promise<readonly Offer[]> =>
  (await (await product.as('buyer', buyerId)).get<{ offers: Offer[] }>('/my/offers')).body.offers;
/** The buyer agrees to the text of today, as on the page. */
async function agree({ buyerId }: Order): Promise<void> {
  const buyer = await product.as('buyer', buyerId);
  const { body } = await buyer.get<{ text: { version: string } }>('/my/zero-touch-consent');
  await buyer.call('PUT', '/my/zero-touch-consent', {
    body: { version: body.text.version, language: 'zh' },
  });
}
const linkOf = async ({ orderId }: Order, offerId: string): Promise<Link> =>
  (await (await service()).post<Link>(`/orders/${orderId}/offers/${offerId}/links`)).body;
const exchange = (code: string) => new Api(product.url).post<Session>('/offer-codes/exchange', { code });

/** What the shop is to tell the buyer, until so many notices came. */
async function noticesOf({ orderId }: Order, count: number): Promise<readonly OrderNotice[]> {
  const notices: OrderNotice[] = [];
  for await (const { event, data } of (await service()).events('/order-states')) {
    if (event !== 'bujiao.order.notice' || data.orderId !== orderId) continue;
    notices.push(data as unknown as OrderNotice);
    if (notices.length === count) break;
  }
  return notices;
}

describe('an order whose delivery failed', () => {
  it('is offered to its buyer: in the list, on the page, and told to the shop', async () => {
    const order = await shop.order();
    const { offerId, outcome } = await look(order);
    expect(outcome).toBe('offered');
    expect(await look(order)).toEqual({ outcome: 'nothing', code: 'offer-open' });
    expect(await mine(order)).toMatchObject([{ offerId, orderId: order.orderId, state: 'open' }]);
    const page = await (await product.as('buyer', order.buyerId)).get(`/orders/${order.orderId}`);
    expect(page.body).toMatchObject({ resubmittable: true, offer: { offerId, reason: 'delivery-failed' } });
    const [notice] = await noticesOf(order, 1);
    expect(notice).toMatchObject({
      offerId,
      linkFrom: `/orders/${order.orderId}/offers/${offerId}/links`,
      notice: { code: 'offer-made', catalogue: NOTICE_CATALOGUE, languages: ['zh', 'en'] },
    });
    expect(JSON.stringify(notice)).not.toContain('/o/');
  });

  it('shows in its history the words that the buyer read', async () => {
    const order = await shop.order();
    await look(order);
    const { events } = await shop.history(order.orderId);
    const [told] = await noticesOf(order, 1);
    expect(events.find(({ type }) => type === 'ResubmissionOffered')).toMatchObject({
      notice: { sentence: told?.notice.sentence },
    });
  });

  it('is told in the language and by the channel that the buyer prefers', async () => {
    const order = await shop.order();
    const buyer = await product.as('buyer', order.buyerId);
    const preferences = { language: 'en', channel: 'sms', goods: [], learnRecipients: true };
    expect((await buyer.call('PUT', '/my/preferences', { body: preferences })).status).toBe(200);
    await look(order);
    const [told] = await noticesOf(order, 1);
    expect(told?.notice).toMatchObject({ languages: ['en'], channel: 'sms' });
  });

  it('is taken up by one click, and the buyer is told that the goods arrived', async () => {
    const order = await shop.order();
    await shop.stock(order.goodsId, 1);
    await look(order);
    expect((await (await product.as('buyer', order.buyerId)).resubmit(order.orderId)).status).toBe(202);
    expect(await offersOf(order)).toMatchObject([{ state: 'taken' }]);
    expect(await mine(order)).toEqual([]);
    await shop.reaches(order.orderId, 'delivered', 'closed');
    const told = await noticesOf(order, 2);
    expect(told.map(({ notice }) => notice.code)).toEqual(['offer-made', 'delivered']);
  });

  it('loses the offer in the append of the news that it healed', async () => {
    const order = await shop.order();
    const { offerId } = await look(order);
    await shop.tell(order.orderId, 'delivered', { quantity: 1 });
    expect((await shop.types(order.orderId)).slice(-2)).toEqual(['OriginalOrderChanged', 'OfferWithdrawn']);
    expect(await offersOf(order)).toMatchObject([{ offerId, state: 'withdrawn' }]);
    const link = await (await service()).post(`/orders/${order.orderId}/offers/${offerId}/links`);
    expect(link).toMatchObject({ status: 409, body: { code: 'offer-not-open' } });
  });
});

describe('the link of an offer', () => {
  it('opens its order once, for its buyer, and no other', async () => {
    const order = await shop.order();
    const other = await shop.order({ buyerId: order.buyerId });
    const { offerId } = await look(order);
    const { code, path } = await linkOf(order, offerId);
    expect(path).toBe(`/o/${code}`);
    const { body } = await exchange(code);
    expect(body.orderId).toBe(order.orderId);
    const session = new Api(product.url, body.token);
    expect((await session.get(`/orders/${order.orderId}`)).status).toBe(200);
    for (const path of [`/orders/${other.orderId}`, '/my/orders', '/my/offers'])
      expect(await session.get(path)).toMatchObject({ status: 403, body: { code: 'session-of-one-order' } });
    expect((await session.resubmit(order.orderId)).status).toBe(202);
    expect((await session.progress(order.orderId)).status).toBe(200);
  });

  it('leads as far as the cards, of its order alone', async () => {
    const order = await shop.order();
    const other = await shop.order({ buyerId: order.buyerId });
    for (const { goodsId } of [order, other]) await shop.stock(goodsId, 1);
    const { offerId } = await look(order);
    const session = new Api(product.url, (await exchange((await linkOf(order, offerId)).code)).body.token);
    const buyer = await product.as('buyer', order.buyerId);
    const { resubmissionId } = (await session.resubmit(order.orderId)).body;
    const another = (await buyer.resubmit(other.orderId)).body;
    await shop.reaches(order.orderId, 'delivered');
    await shop.reaches(other.orderId, 'delivered');
    expect((await session.reveal(order.orderId, resubmissionId)).status).toBe(200);
    expect((await buyer.reveal(other.orderId, another.resubmissionId)).status).toBe(200);
    const { events } = await shop.history(other.orderId);
    const { revealKey } = events.find(({ type }) => type === 'CardSecretsRevealed')?.data as {
      revealKey: string;
    };
    const open = { orderId: other.orderId, resubmissionId: another.resubmissionId, revealKey };
    expect((await buyer.post('/issued-cards/open', open)).status).toBe(200);
    expect((await session.post('/issued-cards/open', open)).status).toBe(404);
  });

  it('is refused the second time, also when several open it at once', async () => {
    const order = await shop.order();
    const { offerId } = await look(order);
    const { code } = await linkOf(order, offerId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => exchange(code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await exchange(code)).toMatchObject({ status: 409, body: { code: 'offer-code-used' } });
    expect(await exchange('a'.repeat(32))).toMatchObject({
      status: 404,
      body: { code: 'offer-code-unknown' },
    });
  });

  it('leaves no code behind: not in the history, not in the database', async () => {
    const order = await shop.order();
    const { offerId } = await look(order);
    const { code } = await linkOf(order, offerId);
    expect(JSON.stringify(await shop.history(order.orderId))).not.toContain(code);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ codes: string }>(
      'select json_agg(c)::text as codes from intake.offer_codes c where offer_id = $1',
      [offerId],
    );
    await client.end();
    expect(rows[0]?.codes).toContain(order.orderId);
    expect(rows[0]?.codes).not.toContain(code);
  });
});

describe('an order whose payment the shop does not know', () => {
  it('is offered only where the gateway says that it is paid', async () => {
    const then = { 'payment-timed-out': {} };
    const [unpaid, paid] = [await shop.order({ then }), await shop.order({ then })];
    product.payments.record({
      paymentId: paid.paymentId,
      orderId: paid.orderId,
      amount: paid.amount,
      status: 'paid',
    });
    expect(await look(unpaid)).toEqual({ outcome: 'nothing', code: 'payment-not-found' });
    expect(await shop.types(unpaid.orderId)).toEqual([]);
    expect(await look(paid)).toMatchObject({ outcome: 'offered' });
    expect(await mine(paid)).toMatchObject([{ reason: 'payment-timed-out' }]);
  });
});

describe('zero touch', () => {
  it('resubmits for a buyer who agreed, with nobody acting, and tells the buyer', async () => {
    const order = await shop.order();
    await agree(order);
    await shop.stock(order.goodsId, 1);
    expect(await look(order)).toMatchObject({ outcome: 'resubmitted' });
    await shop.reaches(order.orderId, 'delivered', 'closed');
    const told = await noticesOf(order, 2);
    expect(told.map(({ notice }) => notice.code)).toEqual(['zero-touch-opened', 'delivered']);
    const { events } = await shop.history(order.orderId);
    expect(events.find(({ type }) => type === 'ResubmissionRequested')).toMatchObject({
      who: { kind: 'system' },
      data: { channel: 'zero-touch', fieldsTyped: 0 },
      ruleVersion: expect.stringMatching(/^standard/),
    });
    expect((await (await product.as('buyer', order.buyerId)).resubmit(order.orderId)).body).toMatchObject({
      code: 'delivered-by-us',
    });
  });

  it('is over once the buyer takes the consent back', async () => {
    const order = await shop.order();
    await agree(order);
    await (await product.as('buyer', order.buyerId)).call('DELETE', '/my/zero-touch-consent');
    expect(await look(order)).toMatchObject({ outcome: 'offered' });
  });

  it('is never taken where the account has to be corrected', async () => {
    const order = await shop.order({
      kind: 'direct-top-up',
      then: { paid: {}, 'delivery-failed': { code: '116' } },
    });
    await agree(order);
    expect(await look(order)).toEqual({ outcome: 'nothing', code: 'account-needed' });
  });
});

describe('looks, news and clicks at the same moment', () => {
  it('leave one offer at most, which was taken or withdrawn, and one delivery at most', async () => {
    await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const order = await shop.order();
        const buyer = await product.as('buyer', order.buyerId);
        const acts = [
          () => look(order),
          () => look(order),
          () => shop.tell(order.orderId, 'delivered', { quantity: 1 }),
          () => buyer.resubmit(order.orderId),
        ];
        await Promise.all([...acts.slice(i % 4), ...acts.slice(0, i % 4)].map((act) => act()));
        const history = await shop.history(order.orderId);
        const types = history.events.map(({ type }) => type);
        expect(history.chainIntact).toBe(true);
        expect(types.filter((type) => type === 'ResubmissionOffered').length).toBeLessThanOrEqual(1);
        expect(types.filter((type) => type === 'OfferWithdrawn').length).toBeLessThanOrEqual(1);
        for (const { state } of await offersOf(order)) expect(['taken', 'withdrawn']).toContain(state);
      }),
    );
  });
});
