import 'reflect-metadata';
import type { Sealed } from '@bujiao/contracts';
import { TERMS, told } from '@bujiao/order-history/testing';
import { KeyDestroyed, KeyRing, prepareKeyRing } from '@bujiao/platform';
import { KNOWN_REJECTION_CODES, mendText } from '@bujiao/texts';
import type { Pool } from 'pg';
import { OrderRecords } from '../order-record/order-records.repository.js';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { RejectedOrderEventEntity } from './rejected-order-event.entity.js';
import { REJECTION_CODES, type Rejection } from './rejection.js';
import { RejectedOrderEvents } from './rejected-order-events.repository.js';

const KEY = Buffer.alloc(32, 7);
const REJECTION: Rejection = { code: 'invalid-data', detail: 'data.quantity must be an integer' };

let database: IntakeDatabase;
let pool: Pool;
let records: OrderRecords;
let rejected: RejectedOrderEvents;

beforeAll(async () => {
  database = await intakeDatabase();
  await prepareKeyRing(database.url);
  pool = database.pool();
  records = new OrderRecords(pool);
  const rows = database.source.getRepository(RejectedOrderEventEntity);
  rejected = new RejectedOrderEvents(rows, records, new KeyRing(pool, KEY));
});
afterAll(() => database.close());

async function keptOf(eventId: string): Promise<{ readonly text: string; readonly sealed: Sealed }> {
  const { rows } = await pool.query<{ sealed_event: Buffer }>(
    'select sealed_event from intake.rejected_order_events where event_id = $1',
    [eventId],
  );
  const text = rows[0]?.sealed_event.toString() ?? '';
  return { text, sealed: JSON.parse(text) as Sealed };
}
/** Without what another process has cached. */
const open = (sealed: Sealed): Promise<object> => new KeyRing(pool, KEY).open(sealed);

it('seals a rejected event under the key of the buyer that it names, and loses it with that key', async () => {
  const event = {
    id: 'e1',
    subject: 'O1',
    data: { buyerId: 'B1', rechargeTarget: { rechargeAccount: '138' } },
  };
  await rejected.keep(event, REJECTION, 'shop');
  const { text, sealed } = await keptOf('e1');
  expect(sealed.keyOf).toBe('B1');
  expect(text).not.toContain('138');
  expect(await open(sealed)).toEqual({ event: JSON.stringify(event) });
  await pool.query(`delete from keyring.buyer_keys where buyer_id = 'B1'`);
  await expect(open(sealed)).rejects.toBeInstanceOf(KeyDestroyed);
});

it('seals an event that names no buyer under the key of the buyer of its order', async () => {
  const placed = { ...told('placed', 0, {}), hash: 'h' };
  await records.add({ orderId: 'O2', fact: placed, terms: { ...TERMS, orderId: 'O2', buyerId: 'B2' } });
  await rejected.keep({ id: 'e2', subject: 'O2', data: {} }, REJECTION, 'shop');
  expect((await keptOf('e2')).sealed.keyOf).toBe('B2');
});

it.each([
  ['text', 'x'],
  ['null', null],
  ['a list', []],
])('keeps what is no event: %s', async (_, raw) => {
  const before = (await rejected.newest({ limit: 100 })).length;
  await rejected.keep(raw, REJECTION, 'shop');
  expect(await rejected.newest({ limit: 100 })).toHaveLength(before + 1);
});

it('says where the event is wrong, what was meant, and how to mend it', async () => {
  const rejection: Rejection = {
    code: 'unknown-field',
    detail: 'pending_supplier_order is not known here and reads like pendingSupplierOrder',
    pointer: '/data/pending_supplier_order',
    didYouMean: 'pendingSupplierOrder',
  };
  await rejected.keep({ id: 'e7', subject: 'O7' }, rejection, 'shop');
  await rejected.keep({ id: 'e8', subject: 'O8' }, REJECTION, 'shop');
  const kept = await rejected.newest({ limit: 100 });
  expect(kept.find(({ eventId }) => eventId === 'e7')).toMatchObject({
    pointer: '/data/pending_supplier_order',
    didYouMean: 'pendingSupplierOrder',
    mend: {
      zh: expect.stringContaining('改名为 pendingSupplierOrder'),
      en: expect.stringContaining('Rename the field at /data/pending_supplier_order to pendingSupplierOrder'),
    },
  });
  expect(kept.find(({ eventId }) => eventId === 'e8')).toMatchObject({ pointer: null, didYouMean: null });
});

it.each(REJECTION_CODES)('has a way to mend %s, in both languages', (code) => {
  expect(KNOWN_REJECTION_CODES).toContain(code);
  const { zh, en } = mendText(code, {});
  expect([zh, en]).toEqual([
    expect.stringMatching(/^[^]*[\u4e00-\u9fff][^]*。$/),
    expect.stringMatching(/\.$/),
  ]);
  expect(`${zh}${en}`).not.toMatch(/undefined|null/);
});
