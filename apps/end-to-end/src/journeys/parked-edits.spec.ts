import { PostgresDeadLetters } from '@bujiao/event-bus';
import { orderStream } from '@bujiao/contracts';
import { checkHistory } from '@bujiao/order-history';
import { eventually, testDatabase, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { Shop, type Order } from '../product/shop.js';
import { startProduct, type Product } from '../product/start-product.js';

const DEADLINE_MS = 30_000;
const BECAUSE = 'the shop sent the channel as a number';
const DATA = {
  ...{ resubmissionId: 'r1', reason: 'delivery-failed', channel: 7, fieldsTyped: 0, fingerprint: 'f1' },
  rechargeTarget: { keyOf: 'B1', sealed: '13800001111' },
};

let database: TestDatabase;
let product: Product;
let shop: Shop;
let pool: Pool;
let letters: PostgresDeadLetters;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url });
  shop = new Shop(product);
  pool = new Pool({ connectionString: database.url, max: 2 });
  letters = new PostgresDeadLetters(pool);
});
afterAll(async () => {
  await pool?.end();
  await product?.close();
  await database?.drop();
});

/** An event of the order that its group, which nobody runs here, could not handle. @returns the letter's id */
async function parked(orderId: string): Promise<string> {
  const time = new Date().toISOString();
  const event = { id: `parked ${orderId}`, type: 'ResubmissionRequested', source: 'intake', orderId, time };
  await letters.park([
    {
      group: 'nobody',
      ...{ reason: 'not-retryable', attempts: 1, partition: 'p', position: '1' },
      event: { ...event, data: DATA },
    },
  ]);
  return (await letters.oldest('nobody', orderId))?.id ?? '';
}

async function resubmitted(): Promise<Order> {
  const order = await shop.order({ then: { 'payment-timed-out': {} } });
  await (await product.as('buyer', order.buyerId)).resubmit(order.orderId);
  await shop.reaches(order.orderId, 'rejected');
  return order;
}

const editedLines = async (orderId: string) =>
  (await shop.history(orderId)).events.filter(({ type }) => type === 'ParkedEventEdited');

async function edit(id: string): Promise<void> {
  const data = { ...DATA, channel: 'form', rechargeTarget: '[hidden]' };
  const ops = await product.as('ops', 'kim');
  const answer = await ops.post(`/dead-letters/${id}/payload`, { data, edits: 0, because: BECAUSE });
  expect(answer).toMatchObject({ status: 200, body: { edited: true } });
}

describe('an edit of a parked event', () => {
  it('is in the history of the order when it is answered: who, which members, why, and no values', async () => {
    const { orderId, buyerId } = await resubmitted();
    await edit(await parked(orderId));
    const lines = await editedLines(orderId);
    expect(lines).toMatchObject([
      {
        who: { kind: 'person', role: 'ops', id: 'kim' },
        why: { en: `Changed: ResubmissionRequested /channel (${BECAUSE})` },
        data: { group: 'nobody', eventId: `parked ${orderId}`, changed: ['/channel'], because: BECAUSE },
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/13800001111|sealed/);
    const ofBuyer = await (await product.as('buyer', buyerId)).get(`/orders/${orderId}/history`);
    const seen = JSON.stringify(ofBuyer.body);
    expect(seen).toContain('ParkedEventEdited');
    for (const staffOnly of ['kim', BECAUSE, '/channel']) expect(seen).not.toContain(staffOnly);
    expect(checkHistory((await product.store.read(orderStream(orderId))).events)).toEqual([]);
  });

  it('opens the history of an order that nobody has resubmitted', async () => {
    const { orderId } = await shop.order();
    await edit(await parked(orderId));
    expect(await shop.types(orderId)).toEqual(['OrderSnapshotTaken', 'ParkedEventEdited']);
  });

  it(
    'is recorded later, once, where the process ended between the edit and its event',
    async () => {
      const { orderId } = await resubmitted();
      const id = await parked(orderId);
      const made = { data: { ...DATA, channel: 'form' }, edits: 0, changed: ['/channel'] };
      expect(await letters.edit(id, { ...made, by: 'kim', why: BECAUSE })).toBe(true);
      await eventually(
        () => editedLines(orderId),
        (lines) => lines.length === 1,
        DEADLINE_MS,
      );
      await pool.query('update event_bus.dead_letter_edits set record_at = now() where letter_id = $1', [id]);
      await eventually(
        () => letters.unrecordedEdits(),
        (edits) => edits.length === 0,
        DEADLINE_MS,
      );
      expect(await editedLines(orderId)).toHaveLength(1);
    },
    2 * DEADLINE_MS,
  );

  it('of an order that nobody knows keeps no other waiting', async () => {
    await edit(await parked('SO-UNKNOWN-EDIT'));
    const { orderId } = await resubmitted();
    await edit(await parked(orderId));
    expect(await editedLines(orderId)).toHaveLength(1);
  });
});
