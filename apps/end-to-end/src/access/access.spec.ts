import { randomUUID } from 'node:crypto';
import { ROLES, type Role } from '@bujiao/contracts';
import { OpsModule } from '@bujiao/ops';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Api } from '../product/api.js';
import { Shop } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';
import { forgedTokens } from './forged-tokens.js';
import { hostileRequests, type Document, type HostileRequest } from './hostile-requests.js';
import { ROUTES, type OwnOrder, type RouteCase } from './routes.js';

/** Of one client at the same time. */
const MOST_STREAMS = 5;

let database: TestDatabase;
let product: Product;
let shop: Shop;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({
    databaseUrl: database.url,
    alsoModules: [OpsModule],
    env: { HTTP_MAX_STREAMS_PER_CLIENT: String(MOST_STREAMS) },
  });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

const nobodysOrder = (): OwnOrder => ({ orderId: randomUUID(), resubmissionId: randomUUID(), goodsId: 'G1' });

/** An order of these two, as far on as the route needs it. */
async function orderFor({ delivered }: RouteCase, buyerId: string, merchantId: string): Promise<OwnOrder> {
  const { orderId, goodsId } = await shop.order({ buyerId, merchantId });
  if (!delivered) return { orderId, goodsId, resubmissionId: randomUUID() };
  await shop.stock(goodsId, 1);
  const { resubmissionId } = (await (await product.as('buyer', buyerId)).resubmit(orderId)).body;
  await shop.reaches(orderId, 'delivered');
  return { orderId, goodsId, resubmissionId };
}

/** Only the status and the problem: a stream that was let in is left at once. */
async function ask(
  api: Api,
  { route, streams, request }: RouteCase,
  order: OwnOrder,
): Promise<{ status: number; body: unknown }> {
  const [method] = route.split(' ') as [string];
  const { path, ...options } = request(order);
  if (streams) {
    const stop = new AbortController();
    const { status, body } = await api.open(method, path, stop.signal);
    stop.abort();
    return { status, body };
  }
  const { status, body } = await api.call(method, path, options);
  return { status, body };
}

describe('each route with each role', () => {
  const cases = ROUTES.flatMap((route) =>
    ROLES.map((role): [string, Role, number, RouteCase] => [route.route, role, route.answers[role], route]),
  );

  it.each(cases)('%s, %s: %d', async (_, role, status, route) => {
    const [buyerId, merchantId] = [randomUUID(), randomUUID()];
    // A role that may not ask is refused before anything is looked up; a place where that came later would say 404 here.
    const order = status === 403 ? nobodysOrder() : await orderFor(route, buyerId, merchantId);
    const subject = { buyer: buyerId, merchant: merchantId }[role as string] ?? `${role}-1`;
    const answer = await ask(await product.as(role, subject), route, order);
    expect(answer).toMatchObject({
      status,
      ...(status === 403 && {
        body: { code: 'role-not-allowed', type: 'urn:bujiao:problem:role-not-allowed' },
      }),
    });
  });
});

describe('each route without a good token', () => {
  it.each(ROUTES.map((route): [string, RouteCase] => [route.route, route]))('%s', async (_, route) => {
    const order = nobodysOrder();
    expect(await ask(new Api(product.url), route, order)).toMatchObject({
      status: 401,
      body: { code: 'token-missing' },
    });
    for (const { what, token, code } of await forgedTokens(product.tokens)) {
      const answer = await ask(new Api(product.url, token), route, order);
      expect([what, answer]).toMatchObject([
        what,
        { status: code === 'role-not-allowed' ? 403 : 401, body: { code } },
      ]);
    }
  });
});

describe("somebody else's order", () => {
  const onOrders = ROUTES.filter(
    ({ route }) => route.includes('{orderId}') || route.startsWith('POST /issued-cards'),
  );
  const strangers = onOrders.flatMap((route) =>
    (['buyer', 'merchant'] as const)
      .filter((role) => route.answers[role] !== 403)
      .map((role): [string, Role, RouteCase] => [route.route, role, route]),
  );

  it.each(strangers)('%s, another %s: looks exactly like one that does not exist', async (_, role, route) => {
    const order = await orderFor(route, randomUUID(), randomUUID());
    const stranger = await product.as(role, randomUUID());
    const theirs = await ask(stranger, route, order);
    expect(theirs).toMatchObject({ status: 404, body: { code: 'order-not-found' } });
    expect(theirs).toEqual(await ask(stranger, route, nobodysOrder()));
  });

  it.each(strangers)("%s: no %s's token opens an order by the other one's number", async (_, role, route) => {
    const [buyerId, merchantId] = [randomUUID(), randomUUID()];
    const order = await orderFor(route, buyerId, merchantId);
    const answer = await ask(await product.as(role, role === 'buyer' ? merchantId : buyerId), route, order);
    expect(answer).toMatchObject({ status: 404, body: { code: 'order-not-found' } });
  });

  it('a token of two roles acts in one of them all the way: what its buyer may not see is not asked for as staff', async () => {
    const { orderId } = await shop.order({ buyerId: randomUUID() });
    const token = await product.tokens.issue('kim', ['buyer', 'after-sales']);
    for (const asked of ['history', 'record', 'explanation', 'options']) {
      const as = (role: Role) =>
        new Api(product.url, token).get(`/orders/${orderId}/${asked}`, { 'x-acting-role': role });
      expect([asked, (await as('buyer')).status]).toEqual([asked, 404]);
      expect([asked, (await as('after-sales')).status]).toEqual([asked, 200]);
    }
  });

  it.each(onOrders.map((route): [string, RouteCase] => [route.route, route]))(
    '%s: strange numbers are no orders either',
    async (_, route) => {
      const role = ROLES.find((candidate) => route.answers[candidate] !== 403) ?? 'buyer';
      for (const orderId of [
        '%00',
        '%ED%A0%80',
        '..%2F..',
        'x'.repeat(300),
        '%F0%9F%98%80',
        "'; drop table streams; --",
      ]) {
        const { status } = await ask(await product.as(role), route, {
          ...nobodysOrder(),
          orderId: orderId.includes('%') ? orderId : encodeURIComponent(orderId),
        });
        expect([orderId, [400, 404, 414].includes(status), status]).toEqual([orderId, true, status]);
      }
    },
  );
});

describe('each stream', () => {
  const streams = ROUTES.filter(({ streams }) => streams);
  const pathOf = ({ request }: RouteCase): string => request(nobodysOrder()).path;
  const tokenFor = ({ answers }: RouteCase, expires?: string): Promise<string> => {
    const role = ROLES.find((candidate) => answers[candidate] === 200) ?? 'ops';
    return product.tokens.issue(randomUUID(), [role], expires === undefined ? {} : { expires });
  };
  const openAs = (token: string, route: RouteCase, more: RequestInit = {}): Promise<Response> =>
    fetch(product.url + pathOf(route), { headers: { authorization: `Bearer ${token}` }, ...more });

  it('ends with the token that opened it', async () => {
    await Promise.all(
      streams.map(async (route) => {
        const answer = await openAs(await tokenFor(route, '2s'), route);
        expect([route.route, answer.status]).toEqual([route.route, 200]);
        // Jest's own time limit is the deadline.
        await answer.text();
      }),
    );
  });

  it('of the progress of an order that waits ends with its token, too', async () => {
    // Without stock.
    const { orderId, buyerId } = await shop.order();
    expect((await (await product.as('buyer', buyerId)).resubmit(orderId)).status).toBe(202);
    const token = await product.tokens.issue(buyerId, ['buyer'], { expires: '3s' });
    const answer = await fetch(`${product.url}/orders/${orderId}/progress`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(await answer.text()).not.toContain('event: end');
  });

  it.each(streams.map((route): [string, RouteCase] => [route.route, route]))(
    '%s is counted among those of its client, and as none where only its headers are asked for',
    async (_, route) => {
      const token = await tokenFor(route);
      const leaving = new AbortController();
      for (let i = 0; i <= MOST_STREAMS; i += 1)
        expect((await openAs(token, route, { method: 'HEAD' })).status).toBe(200);
      for (let i = 0; i < MOST_STREAMS; i += 1)
        expect((await openAs(token, route, { signal: leaving.signal })).status).toBe(200);
      const refused = await openAs(token, route, { signal: leaving.signal });
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
        429,
        'too-many-streams',
      ]);
      leaving.abort();
    },
  );
});

/** What nobody means well with. No answer to it is an error of ours, or one without a code. */
describe('texts, numbers and times that cannot be', () => {
  let document: Document;
  let owned: OwnOrder;
  const buyerId = randomUUID();

  beforeAll(async () => {
    document = (await new Api(product.url).get<Document>('/docs-json')).body;
    owned = await orderFor({ delivered: true } as RouteCase, buyerId, randomUUID());
  });

  const AT_ONCE = 4;
  const asked = ROUTES.filter(({ streams }) => !streams);
  it.each(asked.map((route): [string, RouteCase] => [route.route, route]))('%s', async (_, route) => {
    const role = ROLES.find((candidate) => route.answers[candidate] !== 403) ?? 'ops';
    const token = await product.tokens.issue(role === 'buyer' ? buyerId : `${role}-1`, [role]);
    const faults: string[] = [];
    const send = async ({ what, path, body, headers }: HostileRequest): Promise<void> => {
      const answer = await fetch(product.url + path, {
        method: route.route.split(' ')[0] ?? '',
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      });
      const said = await answer.text();
      const isProblem = answer.headers.get('content-type') === 'application/problem+json';
      if (answer.status >= 500 || (answer.status >= 400 && !isProblem))
        faults.push(`${what}: ${answer.status} ${said.slice(0, 200)}`);
    };
    const waiting = [...hostileRequests(document, route, owned)];
    const sendAll = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await send(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendAll));
    expect(faults).toEqual([]);
  });
});

describe('goods that cannot be', () => {
  it.each(['%00', 'a%2Fb', 'x'.repeat(80)])('%s have no stock', async (goodsId) => {
    const ops = await product.as('ops');
    expect(await ops.get(`/card-stock/${goodsId}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid-goods-id' },
    });
    const batch = { batchId: randomUUID(), cards: [{ cardNo: '1', cardPassword: 'p' }] };
    expect(await ops.post(`/card-stock/${goodsId}/batches`, batch)).toMatchObject({
      status: 400,
      body: { code: 'invalid-goods-id' },
    });
  });
});

describe('the table of routes', () => {
  it('holds every route that needs a token, and no other', async () => {
    const { paths } = (
      await new Api(product.url).get<{
        paths: Record<string, Record<string, { security: readonly object[] }>>;
      }>('/docs-json')
    ).body;
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { security }]) => security.length > 0)
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(ROUTES.map(({ route }) => route).sort());
  });

  it.each(['/health/live', '/health/ready', '/metrics', '/docs', '/docs-json'])(
    'leaves out %s, which is for everybody',
    async (path) => {
      expect((await new Api(product.url).get(path)).status).toBe(200);
    },
  );
});
