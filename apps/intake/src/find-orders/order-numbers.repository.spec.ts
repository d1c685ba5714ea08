import type { Pool } from 'pg';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { FIND, OrderNumbers } from './order-numbers.repository.js';

const MANY = 20_000;

describe('the numbers of orders', () => {
  let database: IntakeDatabase;
  let pool: Pool;
  let numbers: OrderNumbers;
  beforeAll(async () => {
    database = await intakeDatabase();
    pool = database.pool();
    numbers = new OrderNumbers(pool);
    await pool.query(
      `insert into intake.order_numbers (number, order_id, kind)
       select 'many-' || lpad(n::text, 9, '0'), 'M' || n, 'payment' from generate_series(1, ${MANY}) as n`,
    );
    await pool.query('analyze intake.order_numbers');
  });
  afterAll(() => database.close());

  const found = async (...wanted: string[]): Promise<readonly string[]> =>
    (await numbers.find(wanted)).map(({ number, exact }) => (exact ? number : `${number}…`));

  it('find an order by a whole number of any length, or by its first six characters or more, in any case', async () => {
    await numbers.add([
      { number: 'AB12', orderId: 'O1', kind: 'payment' },
      { number: 'AB1234', orderId: 'O2', kind: 'payment' },
      { number: 'ab12345', orderId: 'O3', kind: 'payment' },
      { number: 'ab2234', orderId: 'O4', kind: 'payment' },
    ]);
    expect(await found('ab12')).toEqual(['ab12']);
    expect(await found('ab123')).toEqual([]);
    expect(await found('aB1234')).toEqual(['ab1234', 'ab12345…']);
    expect(await found('ab12', 'AB2234')).toEqual(['ab12', 'ab2234']);
    expect(await found('%b1234', 'ab1_34')).toEqual([]);
  });

  it.each(['many-000000700', 'many-00000', 'nobody-has-this'])(
    'are read in one range of the index, however many there are: %s',
    async (wanted) => {
      const { rows } = await pool.query<{ readonly 'QUERY PLAN': string }>(
        `explain (analyze, costs off, timing off) ${FIND}`,
        [[wanted]],
      );
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('Index Cond: ((number >= w.number)');
      expect(plan).not.toContain('Rows Removed by Filter');
    },
  );
});
