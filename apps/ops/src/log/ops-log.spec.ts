import { PostgresDeadLetters } from '@bujiao/event-bus';
import { Jobs } from '@bujiao/replay';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { logStatement, OpsLog } from './ops-log.js';

let database: TestDatabase;
let pool: Pool;
beforeEach(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 1 });
  await new Jobs(pool).prepare();
  await new PostgresDeadLetters(pool).prepare();
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

/** `n` actions on groups, one a minute, by `kim` and every hundredth by `li`. */
const act = (n: number): Promise<unknown> =>
  pool.query(
    `insert into event_bus.group_actions (group_name, at, what, who, why)
     select 'fulfillment', '2026-11-20T00:00:00Z'::timestamptz + i * interval '1 minute', 'paused',
       case when i % 100 = 0 then 'li' else 'kim' end, 'because ' || i from generate_series(1, $1::int) i`,
    [n],
  );

it('shows the newest lines of all that was done, of one person, and since a time', async () => {
  await act(300);
  const log = new OpsLog({ pool } as unknown as ConstructorParameters<typeof OpsLog>[0]);
  const whys = async (query: object): Promise<(string | undefined)[]> =>
    (await log.read({ limit: 3, ...query })).map(({ why }) => why);
  expect(await whys({})).toEqual(['because 300', 'because 299', 'because 298']);
  expect(await whys({ who: 'li' })).toEqual(['because 300', 'because 200', 'because 100']);
  expect(await whys({ since: '2026-11-20T04:59:00Z' })).toEqual(['because 300', 'because 299']);
  expect(await whys({ who: 'nobody' })).toEqual([]);
});

it.each([
  ['all', undefined],
  ['one person', 'li'],
])('reads no more rows of %s than it shows, however long the log is', async (_, who) => {
  await act(20_000);
  await pool.query('analyze event_bus.group_actions');
  const { text, values } = logStatement({ who, since: undefined, limit: 10 });
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, costs off, timing off) ${text}`,
    values,
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/Index Scan using group_actions_(newest|by) .*rows=10(\.00)? /);
  expect(plan).not.toContain('Seq Scan on group_actions');
});
