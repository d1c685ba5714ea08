import 'reflect-metadata';
import { Config, type Marks } from '@bujiao/platform';
import { waitUntil } from '@bujiao/testing';
import type { Pool } from 'pg';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { RejectedChanges } from './rejected-changes.js';

let database: IntakeDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await intakeDatabase();
  pool = database.pool();
});
afterAll(() => database.close());

const reject = (): Promise<unknown> =>
  pool.query(
    `insert into intake.rejected_order_events (event_id, code, detail, sealed_event) values ('e1', 'invalid-data', 'x', '\\x00')`,
  );

it('a rejected event, and the removal of old ones, are another state of the list', async () => {
  const changes = new RejectedChanges(pool, Object.assign(new Config(), { pgUrl: database.url }));
  const seen: Marks[] = [];
  const end = changes.watch((marks) => seen.push(marks));
  const changed = async (act: () => Promise<unknown>): Promise<void> => {
    await waitUntil(() => seen.length > 0);
    const before = seen.at(-1)?.['rejected'];
    await act();
    await waitUntil(() => seen.at(-1)?.['rejected'] !== before);
  };
  await changed(reject);
  await changed(reject);
  await changed(() =>
    pool.query(
      'delete from intake.rejected_order_events where id = (select min(id) from intake.rejected_order_events)',
    ),
  );
  end();
});
