import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase, waitUntil } from '@bujiao/testing';
import fc from 'fast-check';
import pg from 'pg';
import { fastPg, FITS, INSTALLED } from './in-use.js';
import { byteas, int4s, jsons, text, texts, timestamps, uuids, type Statement } from './index.js';
import { rowsPlain } from './plain-statement.js';
import { rowsWritten } from './written-statement.js';

it('is installed in a version that its parts fit', () => {
  expect(fastPg).toEqual({ inUse: process.env['FAST_PG'] !== 'off' });
  expect(FITS).toContain(INSTALLED);
});

describe.each([
  ['by its replaced parts', rowsWritten],
  ['by pg unchanged', rowsPlain],
])('a statement with arrays for parameters, %s,', (_, rowsOf) => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 2 });
    pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const ECHO = `select n::text, a, t, j, u, encode(b, 'hex'), (extract(epoch from at) * 1000)::bigint
    from unnest($1::int4[], $2::text[], $3::json[], $4::uuid[], $5::bytea[], $6::timestamptz[]) with ordinality as x(a, t, j, u, b, at, n) order by x.n`;
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const storable = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .filter((value) => !value.includes('\0') && !/\p{Surrogate}/u.test(value));
  const row = fc.tuple(
    maybe(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
    maybe(storable),
    maybe(storable.map((value) => JSON.stringify({ value }))),
    maybe(fc.uuid()),
    maybe(fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex'))),
    maybe(fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2200, 0) })),
  );
  const column = <T>(rows: readonly (readonly unknown[])[], at: number) => rows.map((r) => r[at] as T | null);

  it('reaches the server unchanged, for all values and nulls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 50 }), async (rows) => {
        const parameters = [
          int4s(column(rows, 0)),
          texts(column(rows, 1)),
          jsons(column(rows, 2)),
          uuids(column(rows, 3)),
          byteas(column(rows, 4)),
          timestamps(column(rows, 5)),
        ];
        const answered = await rowsOf(pool, { name: 'echo', text: ECHO, parameters });
        expect(answered).toEqual(
          rows.map((r, i) => [String(i + 1), ...r.map((value) => (value === null ? null : String(value)))]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('can be large, and a small one works after it', async () => {
    const length: Statement = {
      name: 'length',
      text: 'select sum(length(t))::text from unnest($1::text[]) as t',
      parameters: [texts(Array(300).fill('补'.repeat(20_000)))],
    };
    expect(await rowsOf(pool, length)).toEqual([[String(300 * 20_000)]]);
    expect(await rowsOf(pool, { ...length, parameters: [texts(['abc'])] })).toEqual([['3']]);
  });

  it('is pipelined with others on one connection, each with its own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        rowsOf(pool, {
          name: `double ${i % 3}`,
          text: `select ($1::int4 * ${i % 3})::text`,
          parameters: [text(String(i))],
        }),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 200 }, (_, i) => [[String(i * (i % 3))]]));
  });

  it('rejects with the error of the server, and leaves the connection usable', async () => {
    const divide = (by: string) =>
      rowsOf(pool, { name: 'divide', text: 'select (1 / $1::int4)::text', parameters: [text(by)] });
    await expect(divide('0')).rejects.toMatchObject({ code: '22012' });
    await expect(rowsOf(pool, { name: 'wrong', text: 'selekt', parameters: [] })).rejects.toMatchObject({
      code: '42601',
    });
    await expect(
      rowsOf(pool, { name: 'not hex', text: "select encode($1, 'hex')", parameters: [byteas(['xy'])] }),
    ).rejects.toThrow('"xy" is not hexadecimal');
    expect(await divide('1')).toEqual([['1']]);
  });

  it.each([5, {}, '', 'ab', '0'.repeat(36)])(
    'rejects %j as a UUID with an error that says no outage, and leaves the connection usable',
    async (value) => {
      const read = (id: unknown) =>
        rowsOf(pool, {
          name: 'uuid',
          text: 'select ($1::uuid[])[1]::text',
          parameters: [uuids([id as string])],
        });
      const error: unknown = await read(value).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Error);
      expect((error as { code?: string }).code ?? '').not.toMatch(/^(08|53|57)/);
      const id = randomUUID();
      expect(await read(id)).toEqual([[id]]);
    },
  );

  it('is refused under a name that is prepared with another text', async () => {
    const client = new pg.Client(database.url);
    await client.connect();
    await rowsOf(client, { name: 'same', text: 'select 1', parameters: [] });
    await expect(rowsOf(client, { name: 'same', text: 'select 2', parameters: [] })).rejects.toThrow(
      /the statement same is prepared with another text|Prepared statements must be unique/,
    );
    expect(await rowsOf(client, { name: 'same', text: 'select 1', parameters: [] })).toEqual([['1']]);
    await client.end();
  });

  it('fails when its connection breaks', async () => {
    const running = rowsOf(pool, { name: 'sleep', text: 'select pg_sleep(30)::text', parameters: [] });
    const failed = expect(running).rejects.toThrow();
    const admin = new pg.Client(database.url);
    await admin.connect();
    const end =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%pg_sleep(30)%' and pid <> pg_backend_pid()";
    await waitUntil(async () => (await admin.query(end)).rowCount === 1);
    await failed;
    await admin.end();
    expect(await rowsOf(pool, { name: 'after', text: 'select 1', parameters: [] })).toEqual([['1']]);
  });
});
