import { randomUUID } from 'node:crypto';
import { describedEvent, orderStream } from '@bujiao/contracts';
import { checkHistory } from '@bujiao/order-history';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import { Client } from 'pg';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

let database: TestDatabase;
let product: Product;
let shop: Shop;
let sql: Client;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url });
  shop = new Shop(product);
  sql = new Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  await sql?.end();
  await product?.close();
  await database?.drop();
});

/** An order of cards that has gone all the way; its history has nine events. */
async function closedOrder(): Promise<Order & { readonly cardPassword: string; readonly cardNo: string }> {
  const order = await shop.order();
  const [card] = await shop.stock(order.goodsId, 1);
  const buyer = await product.as('buyer', order.buyerId);
  const { resubmissionId } = (await buyer.resubmit(order.orderId)).body;
  await shop.reaches(order.orderId, 'delivered');
  await buyer.reveal(order.orderId, resubmissionId);
  await buyer.post(`/orders/${order.orderId}/resubmissions/${resubmissionId}/receipt`);
  await shop.reaches(order.orderId, 'closed');
  return { ...order, ...(card as { cardNo: string; cardPassword: string }) };
}

describe('the history of an order', () => {
  it('is whole, in order, and says who, what, when, why and by which rules', async () => {
    const { orderId, buyerId } = await closedOrder();
    const history = await shop.history(orderId);
    expect(history).toMatchObject({ orderId, chainIntact: true });
    expect(history.events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    for (const event of history.events) {
      expect(event).toMatchObject({
        at: expect.stringMatching(/Z$/),
        title: { zh: expect.any(String), en: expect.any(String) },
        who: { kind: expect.any(String) },
        causedBy: expect.any(String),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        ...(describedEvent(event.type)?.decidedByRules && { ruleVersion: expect.any(String) }),
      });
    }
    expect(history.events[1]).toMatchObject({
      type: 'ResubmissionRequested',
      who: { kind: 'person', role: 'buyer', id: buyerId },
    });
    expect(checkHistory((await product.store.read(orderStream(orderId))).events)).toEqual([]);
  });

  it('is the same for its buyer, who does not learn which agent acted', async () => {
    const order = await shop.order({ then: { 'payment-timed-out': {} } });
    await (await product.as('after-sales', 'agent-7')).resubmit(order.orderId);
    await shop.reaches(order.orderId, 'rejected');
    const seen = (await (await product.as('buyer', order.buyerId)).get(`/orders/${order.orderId}/history`))
      .body;
    expect(seen).toMatchObject({ chainIntact: true });
    expect(seen.events[1]?.who).toEqual({ kind: 'person', role: 'after-sales' });
    expect((await shop.history(order.orderId)).events[1]?.who).toMatchObject({ id: 'agent-7' });
  });
});

describe('a history that somebody has tampered with', () => {
  const at = (revision: number): string => `stream = $1 and revision = ${revision}`;
  it.each<[string, string, number]>([
    [
      'the data of an event',
      `update event_store.events set data = replace(data::text, 'delivery-failed', 'supplier-late')::json where ${at(1)}`,
      1,
    ],
    [
      'who did it',
      `update event_store.events set metadata = replace(metadata::text, '"role":"buyer"', '"role":"ops"')::json where ${at(1)}`,
      1,
    ],
    [
      'when it happened',
      `update event_store.events set metadata = replace(metadata::text, '"occurredAt":"20', '"occurredAt":"19')::json where ${at(4)}`,
      4,
    ],
    ['the type of an event', `update event_store.events set type = 'ResubmissionRejected' where ${at(2)}`, 2],
    ['a removed event', `delete from event_store.events where ${at(3)}`, 3],
    ['a cut-off beginning', `delete from event_store.events where ${at(0)}`, 0],
    ['a cut-off end', `delete from event_store.events where ${at(8)}`, 8],
    [
      'a head that was taken away with the end',
      `with e as (delete from event_store.events where ${at(8)}) delete from event_store.streams where stream = $1`,
      0,
    ],
    [
      'a swapped pair',
      `update event_store.events set revision = case revision when 7 then 1007 else 1008 end where stream = $1 and revision in (7, 8)`,
      7,
    ],
  ])('shows: %s', async (_, tamper, revision) => {
    const { orderId } = await closedOrder();
    expect((await shop.history(orderId)).chainIntact).toBe(true);
    await sql.query(tamper, [orderStream(orderId)]);
    expect(await shop.history(orderId)).toMatchObject({ chainIntact: false, chainBreak: { revision } });
  });

  it('shows also in one that was copied over from another order', async () => {
    const [one, other] = [await closedOrder(), await closedOrder()];
    const columns = 'position, transaction_id, recorded_at, revision, id, hash, type, data, metadata';
    await sql.query('delete from event_store.events where stream = $1', [orderStream(one.orderId)]);
    await sql.query(
      `insert into event_store.events (stream, ${columns}) select $1, ${columns} from event_store.events where stream = $2`,
      [orderStream(one.orderId), orderStream(other.orderId)],
    );
    expect(await shop.history(one.orderId)).toMatchObject({ chainIntact: false });
  });
});

describe('what is personal or secret', () => {
  /** Every row of every table, as text; sealed bytes also as what they would read as. */
  async function wholeDatabase(): Promise<string> {
    const { rows: tables } = await sql.query<{ name: string }>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const dumps: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql.query<{ text: string }>(
        `select coalesce(string_agg(t::text, e'\\n'), '') as text from ${name} t`,
      );
      dumps.push(`${name}\n${rows[0]?.text}`);
    }
    const text = dumps.join('\n');
    const bytes = [...text.matchAll(/\\+x([0-9a-f]{2,})/g)].map(([, hex]) =>
      Buffer.from(hex as string, 'hex').toString('latin1'),
    );
    return [text, ...bytes].join('\n');
  }
  const forms = (secret: string): string[] => [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(2, -2),
    Buffer.from(secret).toString('hex'),
  ];

  it('stands nowhere in the database in the clear, and in no answer but the reveal', async () => {
    const { orderId, cardNo, cardPassword } = await closedOrder();
    const rechargeAccount = `personal-${randomUUID()}`;
    const corrected = `corrected-${randomUUID()}`;
    const misplaced = `misplaced-${randomUUID()}`;
    const [saved, savedAs] = [`saved-${randomUUID()}`, `as-${randomUUID()}`];
    const order = await shop.order({
      kind: 'direct-top-up',
      rechargeTarget: { rechargeAccount, gameRole: `role-${rechargeAccount}` },
    });
    const buyer = await product.as('buyer', order.buyerId);
    await buyer.resubmit(order.orderId, {
      body: { reason: 'wrong-account', rechargeTarget: { rechargeAccount: corrected } },
    });
    await shop.reaches(order.orderId, 'delivered');
    const recipient = {
      goodsKind: 'direct-top-up',
      rechargeTarget: { rechargeAccount: saved },
      name: savedAs,
    };
    expect((await buyer.post('/my/recipients', recipient)).status).toBe(200);
    // An event that is refused may hold personal data too.
    await shop.publish({
      specversion: '1.0',
      id: randomUUID(),
      source: 'shop',
      type: 'shop.order.placed',
      subject: randomUUID(),
      time: 'bad',
      data: { rechargeTarget: { rechargeAccount: misplaced } },
    });
    await eventually(
      () => shop.cards(order.goodsId),
      () => true,
    );

    const answers = await Promise.all(
      [orderId, order.orderId].flatMap((id) => [
        shop.history(id),
        buyer.get(`/orders/${id}`).then(({ body }) => body),
        buyer.progress(id).then(({ body }) => body),
      ]),
    );
    const rejected = (await (await product.as('ops')).get('/order-events/rejected')).body;
    const stored = await wholeDatabase();
    expect(stored).toContain(order.orderId);
    for (const secret of [cardNo, cardPassword, rechargeAccount, corrected, misplaced, saved, savedAs]) {
      for (const form of forms(secret)) expect([form, stored.includes(form)]).toEqual([form, false]);
      expect(JSON.stringify([answers, rejected])).not.toContain(secret);
    }
    expect((await buyer.get(`/orders/${order.orderId}`)).body.prefilled.rechargeAccountMasked).toMatch(
      /^(pe|co)\*{4}/,
    );
  });
});
