import 'reflect-metadata';
import { Retention } from '@bujiao/platform';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { rejectedEvents } from './rejected-retention.service.js';

let database: IntakeDatabase;
beforeAll(async () => {
  database = await intakeDatabase();
});
afterAll(() => database.close());

it('rejected order events go when they are older than the retention, however many there are', async () => {
  const pool = database.pool();
  const now = new Date();
  const insert = (rows: number, days: number): Promise<unknown> =>
    pool.query(
      `insert into intake.rejected_order_events (event_id, code, detail, sealed_event, rejected_at)
       select $2 || ' days', 'invalid-data', 'x', '\\x00', $3::timestamptz from generate_series(1, $1::int)`,
      [rows, String(days), new Date(now.getTime() - days * 86_400_000)],
    );
  await insert(2_100, 11);
  await insert(3, 9);
  await new Retention(10, [rejectedEvents(pool)]).run(now);
  const { rows } = await pool.query(
    'select event_id, count(*)::int as kept from intake.rejected_order_events group by 1',
  );
  expect(rows).toEqual([{ event_id: '9 days', kept: 3 }]);
});
