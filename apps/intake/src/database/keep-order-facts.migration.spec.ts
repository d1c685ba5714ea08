import { createPool, dataSourceOptions, whileSchemaIsLocked } from '@bujiao/platform';
import { legacyFacts } from '@bujiao/order-history';
import { TERMS } from '@bujiao/order-history/testing';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { DataSource } from 'typeorm';
import { OrderRecords } from '../order-record/order-records.repository.js';
import { AddSnapshotOwners1764000000000 } from './add-snapshot-owners.migration.js';
import { CreateIntake1763900000000 } from './create-intake.migration.js';
import { INTAKE_SCHEMA } from './intake-schema.js';

/** The schema as the first version left it. */
const FIRST_VERSION = {
  schema: 'intake',
  entities: [],
  migrations: [CreateIntake1763900000000, AddSnapshotOwners1764000000000],
};

let database: TestDatabase;

async function migrate(schema: typeof INTAKE_SCHEMA | typeof FIRST_VERSION): Promise<DataSource> {
  const { url } = database;
  const source = await whileSchemaIsLocked(url, 'intake', () =>
    new DataSource(dataSourceOptions(schema, url)).initialize(),
  );
  await source.runMigrations();
  return source;
}

beforeAll(async () => (database = await testDatabase()), 60_000);
afterAll(() => database.drop());

describe('an installation of the first version', () => {
  it('keeps every value that it had merged, as facts, and who may act for the order', async () => {
    const first = await migrate(FIRST_VERSION);
    const pending = { supplierId: 'S1', requestNo: 'N1' };
    await first.query(
      `insert into intake.order_snapshots
         (order_id, terms, paid_at, payment_timed_out_at, delivery_failed_at, delivery_failure_code, delayed_at,
          pending_supplier_order, delivered_at, delivered_quantity, stream_open)
       values ($1, $2, $3, $4, $5, '110', $6, $7, $8, 2, true), ('O2', null, null, null, null, null, null, null, null, null, false)`,
      [
        'O1',
        JSON.stringify({ ...TERMS, orderId: 'O1' }),
        '2026-11-23T09:01:00.123Z',
        '2026-11-23T09:02:00Z',
        '2026-11-23T09:03:00Z',
        '2026-11-23T09:04:00Z',
        JSON.stringify(pending),
        '2026-11-23T09:05:00Z',
      ],
    );
    await first.destroy();
    const source = await migrate(INTAKE_SCHEMA);
    const pool = createPool({ url: database.url, name: 'migration test', max: 1, schema: 'intake' });
    const records = new OrderRecords(pool);
    expect(await records.find('O1')).toEqual({
      orderId: 'O1',
      terms: { ...TERMS, orderId: 'O1' },
      streamOpen: true,
      told: legacyFacts({
        paidAt: '2026-11-23T09:01:00.123Z',
        paymentTimedOutAt: '2026-11-23T09:02:00.000Z',
        deliveryFailedAt: '2026-11-23T09:03:00.000Z',
        deliveryFailureCode: '110',
        delayedAt: '2026-11-23T09:04:00.000Z',
        pendingSupplierOrder: pending,
        deliveredAt: '2026-11-23T09:05:00.000Z',
        deliveredQuantity: 2,
      }),
    });
    expect(await records.find('O2')).toEqual({ orderId: 'O2', told: [], streamOpen: false });
    const { rows } = await pool.query(
      'select buyer_id, merchant_id from intake.order_records where order_id = $1',
      ['O1'],
    );
    expect(rows).toEqual([{ buyer_id: TERMS.buyerId, merchant_id: TERMS.merchantId }]);
    await pool.end();
    await source.destroy();
  });
});
