import { randomBytes, randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { shippedText } from '@bujiao/policy/document';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Answer } from '../product/answers.js';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;

const MOST_BYTES = 200_000;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({
    databaseUrl: database.url,
    env: {
      EVIDENCE_MOST_BYTES: String(MOST_BYTES),
      EVIDENCE_MOST_FILES: '2',
      EVIDENCE_MOST_PIXELS: '10000',
    },
  });
  shop = new Shop(product);
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

interface Case {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly basis: string;
  readonly mayAskFor: readonly string[];
  readonly evidence: readonly { readonly evidenceId: string; readonly alsoOf: readonly string[] }[];
}

/** A picture of 8 by 8 grey pixels, each other than the one before. */
function picture(shade = randomBytes(1)[0] ?? 0): Blob {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const;
    ends[0].writeUInt32BE(data.length);
    ends[1].writeUInt32BE(crc32(body));
    return Buffer.concat([ends[0], body, ends[1]]);
  };
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const rows = Array.from({ length: 8 }, (_, y) => [0, ...randomPixels(shade + y)]);
  return new Blob([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Comment\0GPS of the buyer')),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const randomPixels = (seed: number): number[] =>
  Array.from({ length: 8 }, (_, x) => (seed * 31 + x * 7) % 256);
function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const reviewer = () => product.as('reviewer', 'r1');
const queued = async (orderId: string): Promise<Case | undefined> =>
  (await (await reviewer()).get<readonly Case[]>('/reviews')).body.find((c) => c.orderId === orderId);
const caseOf = async (orderId: string): Promise<Case> => {
  const { resubmissionId } = (await eventually(
    () => queued(orderId),
    (found) => found !== undefined,
  )) as Case;
  return (await (await reviewer()).get<Case>(`/reviews/${resubmissionId}`)).body;
};

/** Does something with the case as it is now. */
async function decide({ resubmissionId }: Case, verdict: object): Promise<Answer> {
  const as = await reviewer();
  await as.post(`/reviews/${resubmissionId}/claim`, {});
  const { basis } = (await as.get<Case>(`/reviews/${resubmissionId}`)).body;
  const key = { 'idempotency-key': randomUUID() };
  return as.post(`/reviews/${resubmissionId}/decision`, { reason: 'other', basis, ...verdict }, key);
}

/** An order whose value asks for a reviewer, and its case. */
async function inReview(): Promise<{ readonly order: Order; readonly found: Case }> {
  const order = await shop.order({ quantity: 40 });
  await shop.stock(order.goodsId, 40);
  expect((await (await product.as('buyer', order.buyerId)).resubmit(order.orderId)).status).toBe(202);
  return { order, found: await caseOf(order.orderId) };
}

/** As {@link inReview}, once the buyer has been asked. */
async function asked(): Promise<{ readonly order: Order; readonly found: Case; readonly path: string }> {
  const { order, found } = await inReview();
  expect(await decide(found, { decision: 'ask-evidence', wanted: 'not-received' })).toMatchObject({
    status: 200,
  });
  const path = `/orders/${order.orderId}/resubmissions/${found.resubmissionId}/evidence`;
  const buyer = await product.as('buyer', order.buyerId);
  await eventually(
    async () => (await buyer.get<{ asked?: object }>(path)).body,
    (list) => list.asked !== undefined,
  );
  return { order, found, path };
}

const upload = async (
  { buyerId }: Pick<Order, 'buyerId'>,
  path: string,
  body: Blob | string,
  type = 'application/octet-stream',
): Promise<Answer> => (await product.as('buyer', buyerId)).post(path, body, { 'content-type': type });

/** Puts the standard in force with other words about evidence, and waits until it decides. */
async function decideBy(version: string, words: string): Promise<void> {
  const li = await product.as('reviewer', 'li');
  const from = 'proof: [gateway, evidence]';
  const standard = shippedText('standard');
  expect(standard).toContain(from);
  const text = standard.replace(/^policy: .*$/m, `policy: ${version}`).replace(from, `${from}, ${words}`);
  expect(await li.post('/policies', { text, because: 'a test' })).toMatchObject({
    body: { state: 'checked' },
  });
  for (const person of ['li', 'kim'])
    await (
      await product.as('reviewer', person)
    ).post(`/policies/${version}/activation`, { because: 'a test' });
  await eventually(
    async () => (await li.get<{ inForce: string }>('/policies')).body,
    ({ inForce }) => inForce === version,
  );
}

interface Looks {
  readonly events: readonly {
    readonly type: string;
    readonly who: object;
    readonly data: object;
    readonly why?: { readonly en: string };
  }[];
}

/** Two looks of one reviewer and one of the owner are one event; owners learn neither who it was nor at which content. */
async function expectOneLook(
  { orderId, buyerId }: Order,
  staff: Awaited<ReturnType<Product['as']>>,
): Promise<void> {
  const looks = async (as: typeof staff): Promise<Looks['events']> =>
    (await as.get<Looks>(`/orders/${orderId}/history`)).body.events.filter(
      ({ type }) => type === 'EvidenceLookedAt',
    );
  expect(await looks(staff)).toMatchObject([
    {
      who: { kind: 'person', role: 'reviewer', id: 'r1' },
      why: { en: expect.stringMatching(/^Evidence [\w-]{8}\.$/) as string },
    },
  ]);
  const [seen] = await looks(await product.as('buyer', buyerId));
  expect(seen?.who).toEqual({ kind: 'person', role: 'reviewer' });
  expect([seen?.data, seen?.why?.en]).toEqual([{}, 'At what the buyer uploaded.']);
}

it('a reviewer asks, the buyer is told and uploads, and the case comes back and is decided on it', async () => {
  const { order, found, path } = await asked();
  const { orderId } = order;
  const buyer = await product.as('buyer', order.buyerId);
  await eventually(
    () => queued(orderId),
    (found) => found === undefined,
  );
  expect((await buyer.get(`/orders/${orderId}`)).body).toMatchObject({
    outlook: {
      now: { by: 'buyer', sentence: { en: expect.stringMatching(/asks you to upload proof/) as string } },
    },
  });
  expect((await buyer.get(path)).body).toMatchObject({
    asked: { wanted: 'not-received' },
    takesMore: true,
    mostFiles: 2,
    mostBytes: MOST_BYTES,
    evidence: [],
  });
  const history = (
    await buyer.get<{ events: { type: string; why?: { en: string } }[] }>(`/orders/${orderId}/history`)
  ).body;
  expect(history.events.at(-1)).toMatchObject({
    type: 'EvidenceRequested',
    why: { en: expect.stringContaining('Upload it on the page of your order') as string },
  });

  const proof = picture(9);
  const first = await upload(order, path, proof, 'image/png');
  expect(first).toMatchObject({ status: 200, body: { kind: 'png', width: 8, height: 8 } });
  expect(await upload(order, path, proof, 'application/pdf')).toMatchObject({
    status: 200,
    body: first.body,
  });
  const back = await caseOf(orderId);
  expect(back.evidence).toMatchObject([{ kind: 'png', alsoOf: [] }]);
  expect(JSON.stringify(back.evidence)).not.toMatch(/mark/);

  const [evidence] = back.evidence;
  const view = `/orders/${orderId}/evidence/${evidence?.evidenceId ?? ''}`;
  const token = await product.tokens.issue('r1', ['reviewer']);
  const shown = await fetch(product.url + view, { headers: { authorization: `Bearer ${token}` } });
  expect(shown.status).toBe(200);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': expect.stringMatching(/^inline; filename="evidence-[0-9a-f]{8}\.png"$/) as string,
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox') as string,
    'cache-control': 'no-store',
  });
  const content = Buffer.from(await shown.arrayBuffer());
  expect(content.subarray(1, 4).toString()).toBe('PNG');
  expect(content.includes('GPS')).toBe(false);
  expect((await buyer.get(view)).status).toBe(200);
  await fetch(product.url + view, { headers: { authorization: `Bearer ${token}` } });
  await expectOneLook(order, await product.as('after-sales'));
  expect((await (await product.as('buyer', randomUUID())).get(view)).status).toBe(404);
  expect((await (await product.as('buyer', randomUUID())).get(path)).status).toBe(404);
  expect((await upload({ buyerId: randomUUID() }, path, proof)).status).toBe(404);

  expect(await decide(found, { decision: 'approve' })).toMatchObject({ status: 200 });
  await shop.reaches(orderId, 'delivered');
  expect(await shop.types(orderId)).toEqual(
    expect.arrayContaining(['EvidenceRequested', 'EvidenceAdded', 'ReviewDecided', 'ResubmissionApproved']),
  );
  expect(await upload(order, path, picture(200))).toMatchObject({
    status: 409,
    body: { code: 'evidence-not-asked', sentence: { zh: expect.any(String) as string } },
  });
}, 120_000);

it('the same picture on another order is shown to the reviewer', async () => {
  const [one, other] = [await asked(), await asked()];
  const proof = picture(77);
  await upload(one.order, one.path, proof);
  await caseOf(one.order.orderId);
  await upload(other.order, other.path, proof);
  const found = await eventually(
    () => caseOf(other.order.orderId),
    ({ evidence }) => (evidence[0]?.alsoOf.length ?? 0) > 0,
  );
  expect(found.evidence[0]?.alsoOf).toEqual([one.order.orderId]);
}, 120_000);

it('whatever is sent has a clear answer and loses nothing', async () => {
  const { order, path } = await asked();
  const refused: readonly (readonly [number, string, Blob | string, string?])[] = [
    [422, 'evidence-empty', new Blob([])],
    [422, 'evidence-kind-not-taken', new Blob([randomBytes(2_000)])],
    [422, 'evidence-kind-not-taken', new Blob(['<html><script>alert(1)</script>']), 'image/png'],
    [422, 'evidence-unreadable', picture().slice(0, 60), 'image/png'],
    [422, 'evidence-unreadable', new Blob(['%PDF-1.7 cut off']), 'application/pdf'],
    [413, 'body-too-large', new Blob([Buffer.alloc(MOST_BYTES + 1)])],
    [415, 'unsupported-media-type', '{"a":1}', 'application/json'],
    [415, 'unsupported-media-type', 'a=1', 'application/x-www-form-urlencoded'],
    [415, 'unsupported-media-type', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
    [415, 'unsupported-media-type', picture(), 'image/gif'],
  ];
  for (const [status, code, body, type] of refused)
    expect([code, await upload(order, path, body, type)]).toMatchObject([code, { status, body: { code } }]);
  const buyer = await product.as('buyer', order.buyerId);
  expect((await buyer.get(path)).body).toMatchObject({ evidence: [], takesMore: true });
  expect((await upload(order, `/orders/${order.orderId}/resubmissions`, picture(), 'image/png')).status).toBe(
    415,
  );

  for (const shade of [101, 102]) expect((await upload(order, path, picture(shade))).status).toBe(200);
  expect(await upload(order, path, picture(103))).toMatchObject({
    status: 409,
    body: { code: 'too-much-evidence', most: 2 },
  });
  expect((await upload(order, path, picture(101))).status).toBe(200);
  expect((await buyer.get<{ evidence: unknown[] }>(path)).body.evidence).toHaveLength(2);
}, 120_000);

it('a buyer who uploads nothing in time is decided on without it, or refused, as the policy says', async () => {
  await decideBy('standard-quick-evidence', 'evidence: 2s');
  const first = await inReview();
  await decide(first.found, { decision: 'ask-evidence', wanted: 'account-owner' });
  await eventually(
    () => shop.types(first.order.orderId),
    (types) => types.includes('EvidenceOverdue'),
  );
  expect((await caseOf(first.order.orderId)).evidence).toEqual([]);

  await decideBy('standard-no-evidence', 'evidence: 2s, without-evidence: refuse');
  const second = await inReview();
  await decide(second.found, { decision: 'ask-evidence', wanted: 'account-owner' });
  await shop.reaches(second.order.orderId, 'rejected');
  expect((await shop.types(second.order.orderId)).slice(-3)).toEqual([
    'EvidenceRequested',
    'EvidenceOverdue',
    'ResubmissionRejected',
  ]);
}, 120_000);

it('no buyer is asked where the policy names no evidence', async () => {
  const li = await product.as('reviewer', 'li');
  const text = shippedText('standard')
    .replace(/^policy: .*$/m, 'policy: standard-asks-nobody')
    .replace('proof: [gateway, evidence]', 'proof: [gateway]');
  await li.post('/policies', { text, because: 'a test' });
  for (const person of ['li', 'kim'])
    await (
      await product.as('reviewer', person)
    ).post('/policies/standard-asks-nobody/activation', { because: 'a test' });
  await eventually(
    async () => (await li.get<{ inForce: string }>('/policies')).body,
    ({ inForce }) => inForce === 'standard-asks-nobody',
  );
  const { found } = await inReview();
  expect(found.mayAskFor).toEqual([]);
  expect(await decide(found, { decision: 'ask-evidence', wanted: 'payment' })).toMatchObject({
    status: 409,
    body: { code: 'evidence-not-in-policy' },
  });
}, 120_000);
