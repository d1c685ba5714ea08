import { randomUUID } from 'node:crypto';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Api } from '../product/api.js';
import { Shop, type Order } from '../product/shop.js';
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

interface Recipient {
  readonly recipientId: string;
  readonly name?: string;
  readonly accountMasked: string;
  readonly source: string;
}
interface Recipients {
  readonly recipients: readonly Recipient[];
}
interface Consent {
  readonly given: boolean;
  readonly language?: string;
  readonly code?: string;
  readonly text: { readonly version: string };
}
const newBuyer = async (): Promise<{ readonly id: string; readonly api: Api }> => {
  const id = `B-${randomUUID()}`;
  return { id, api: await product.as('buyer', id) };
};
const recipientsOf = async (api: Api, query = ''): Promise<readonly Recipient[]> =>
  (await api.get<Recipients>(`/my/recipients${query}`)).body.recipients;
const wrongAccount = (buyerId: string): Promise<Order> =>
  shop.order({
    buyerId,
    kind: 'direct-top-up',
    rechargeTarget: { rechargeAccount: 'wrong-account' },
    then: { paid: {}, 'delivery-failed': { code: 'wrong-account' } },
  });

describe('the consent to zero touch', () => {
  it('is agreed to by the version that was read, and taken back', async () => {
    const { api } = await newBuyer();
    const path = '/my/zero-touch-consent';
    const { body: before } = await api.get<Consent>(path);
    expect(before.given).toBe(false);
    const body = { version: before.text.version, language: 'en' };
    expect((await api.call<Consent>('PUT', path, { body })).body).toMatchObject({
      given: true,
      language: 'en',
    });
    expect((await api.get<Consent>(path)).body.given).toBe(true);
    expect((await api.call<Consent>('DELETE', path)).body.given).toBe(false);
    expect((await api.get<Consent>(path)).body.given).toBe(false);
    const old = await api.call<Consent>('PUT', path, { body: { ...body, version: '2020-01-1' } });
    expect(old).toMatchObject({ status: 409, body: { code: 'consent-text-changed' } });
  });
});

describe('a saved recipient', () => {
  it('is taken instead of an account that is typed: nothing is typed, and it is delivered there', async () => {
    const { id, api } = await newBuyer();
    const saved = await api.post<Recipient>('/my/recipients', {
      goodsKind: 'direct-top-up',
      rechargeTarget: { rechargeAccount: ' right－account ' },
      name: '大号',
    });
    expect(saved).toMatchObject({ status: 200, body: { name: '大号', accountMasked: 'ri*********nt' } });
    const { recipientId } = saved.body;
    const { orderId } = await wrongAccount(id);
    expect(await recipientsOf(api, `?orderId=${orderId}`)).toMatchObject([{ recipientId }]);
    const asked = { body: { recipientId }, key: randomUUID() };
    expect((await api.resubmit(orderId, asked)).status).toBe(202);
    expect((await api.resubmit(orderId, asked)).status).toBe(202);
    await shop.reaches(orderId, 'delivered');
    expect((await api.get(`/orders/${orderId}`)).body).toMatchObject({
      prefilled: { rechargeAccountMasked: 'ri*********nt' },
    });
    expect((await shop.history(orderId)).measures).toMatchObject([{ steps: 1, fieldsTyped: 0 }]);
  });

  it('that is the account that failed is not offered', async () => {
    const { id, api } = await newBuyer();
    const rechargeTarget = { rechargeAccount: 'wrong-account' };
    await api.post('/my/recipients', { goodsKind: 'direct-top-up', rechargeTarget });
    const { orderId } = await wrongAccount(id);
    expect(await recipientsOf(api)).toHaveLength(1);
    expect(await recipientsOf(api, `?orderId=${orderId}`)).toEqual([]);
  });

  it("is nobody else's: neither a request nor a list reaches it", async () => {
    const [owner, other] = [await newBuyer(), await newBuyer()];
    const rechargeTarget = { rechargeAccount: 'owners-account' };
    const { recipientId } = (
      await owner.api.post<Recipient>('/my/recipients', { goodsKind: 'direct-top-up', rechargeTarget })
    ).body;
    const { orderId } = await wrongAccount(other.id);
    expect(await other.api.resubmit(orderId, { body: { recipientId } })).toMatchObject({
      status: 404,
      body: { code: 'recipient-not-found' },
    });
    expect(await other.api.get(`/my/recipients/${recipientId}`)).toMatchObject({ status: 404 });
    const theirs = await wrongAccount(owner.id);
    expect(await other.api.get(`/my/recipients?orderId=${theirs.orderId}`)).toMatchObject({
      status: 404,
      body: { code: 'order-not-found' },
    });
  });

  it('is learnt from a delivery that its buyer confirmed, unless the buyer does not want that', async () => {
    const [learning, private_] = [await newBuyer(), await newBuyer()];
    await private_.api.call('PUT', '/my/preferences', { body: { goods: [], learnRecipients: false } });
    for (const { id, api } of [private_, learning]) {
      const { orderId } = await shop.order({ buyerId: id, kind: 'direct-top-up' });
      const { resubmissionId } = (await api.resubmit(orderId)).body;
      await shop.reaches(orderId, 'delivered');
      await api.post(`/orders/${orderId}/resubmissions/${resubmissionId}/receipt`);
    }
    const learnt = await eventually(
      () => recipientsOf(learning.api),
      (list) => list.length > 0,
    );
    expect(learnt).toMatchObject([{ source: 'learnt' }]);
    expect(await recipientsOf(private_.api)).toEqual([]);
  });

  it('is named, shown whole, and forgotten', async () => {
    const { api } = await newBuyer();
    const rechargeTarget = { rechargeAccount: '13800000009' };
    const { recipientId } = (
      await api.post<Recipient>('/my/recipients', { goodsKind: 'direct-top-up', rechargeTarget })
    ).body;
    const path = `/my/recipients/${recipientId}`;
    expect((await api.call('PUT', `${path}/name`, { body: { name: '妈妈' } })).body).toMatchObject({
      name: '妈妈',
    });
    expect((await api.get(path)).body).toMatchObject({ name: '妈妈', rechargeTarget });
    expect((await api.call<Recipients>('DELETE', path)).body.recipients).toEqual([]);
    expect((await api.get(path)).status).toBe(404);
    expect((await api.get('/my/recipients/no-uuid')).status).toBe(404);
    const bad = { goodsKind: 'direct-top-up', rechargeTarget: { rechargeAccount: 'a\u202eb' } };
    expect((await api.post('/my/recipients', bad)).status).toBe(400);
  });
});

describe('the preference of notices', () => {
  interface Told {
    readonly code: string;
    readonly languages: readonly string[];
    readonly channel?: string;
  }
  const prefer = (api: Api, notices: object): Promise<unknown> =>
    api.call('PUT', '/my/preferences', { body: { goods: [], learnRecipients: false, ...notices } });
  const toldOf = async (orderId: string): Promise<unknown[]> =>
    (await shop.history(orderId)).events
      .map((event) => (event as unknown as { readonly notice?: Told }).notice)
      .flatMap((notice) => (notice ? [[notice.code, ...notice.languages, notice.channel]] : []));

  it('counts for notices of every service, also after it changed, and those that were sent stay as they were', async () => {
    const { id, api } = await newBuyer();
    await prefer(api, { language: 'en', channel: 'sms' });
    const { orderId, goodsId } = await shop.order({ buyerId: id });
    const { resubmissionId } = (await api.resubmit(orderId)).body;
    await shop.reaches(orderId, 'waiting-for-human');
    expect(await toldOf(orderId)).toEqual([['with-support', 'en', 'sms']]);
    await prefer(api, { language: 'zh' });
    await shop.stock(goodsId, 1);
    const resolution = { orderId, resolution: 'not-delivered', note: 'new cards have come' };
    await (
      await product.as('after-sales')
    ).post(`/manual-work/${resubmissionId}/resolution`, resolution, { 'idempotency-key': resubmissionId });
    await shop.reaches(orderId, 'delivered');
    expect(await toldOf(orderId)).toEqual([
      ['with-support', 'en', 'sms'],
      ['delivered', 'zh', undefined],
    ]);
  });
});
