import { connect } from 'node:net';
import { Controller, Get, Inject, Logger, Module, Post } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';
import type { Pool } from 'pg';
import {
  createHttpService,
  createPool,
  DatabaseModule,
  loadConfig,
  Public,
  servicePoolToken,
  startHttpService,
  type HttpService,
} from '../index.js';

@Controller('notes')
class Notes {
  constructor(@Inject(servicePoolToken('notes')) private readonly pool: Pool) {}
  @Get('make') @Public() async make(): Promise<object> {
    await this.pool.query('INSERT INTO made VALUES (1)');
    return {};
  }
  @Post() @Public() take(): object {
    return {};
  }
}
@Module({
  imports: [DatabaseModule.forService({ schema: 'notes', entities: [], migrations: [] })],
  controllers: [Notes],
})
class NotesModule {}

let database: TestDatabase;
let admin: Pool;
let service: HttpService;
let address: string;
const warnings = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);

beforeAll(async () => {
  database = await testDatabase();
  admin = createPool({
    url: database.url,
    name: 'admin',
    max: 1,
    settings: { default_transaction_read_only: 'off' },
  });
  const config = loadConfig({
    PG_URL: database.url,
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    LOG_LEVEL: 'silent',
  });
  service = await createHttpService(NotesModule, {
    config,
    name: 'test',
    docs: { title: 'Notes', description: '' },
  });
  await admin.query('CREATE TABLE notes.made (n int)');
  // What Postgres says when its disk is full.
  await admin.query(`CREATE FUNCTION notes.full() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`);
  address = await startHttpService(service, { httpHost: '127.0.0.1', httpPort: 0 });
});
beforeEach(() => {
  warnings.mockClear();
});
afterEach(async () => {
  await admin.query('DROP TRIGGER IF EXISTS full_disk ON notes.made');
  await admin.query('DROP TRIGGER IF EXISTS full_disk ON keyring.write_probe');
});
afterAll(async () => {
  await service.close();
  await admin.end();
  await database.drop();
});

async function answer(path: string): Promise<[status: number, code: string, detail: string]> {
  const got = await fetch(address + path);
  const { code = '', detail = '' } = (await got.json()) as { code?: string; detail?: string };
  return [got.status, code, detail];
}

test('a full disk is named, logged once, and makes the service not ready until space is freed', async () => {
  for (const table of ['notes.made', 'keyring.write_probe'])
    await admin.query(
      `CREATE TRIGGER full_disk BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION notes.full()`,
    );
  for (let i = 0; i < 20; i += 1)
    expect((await answer('/notes/make')).slice(0, 2)).toEqual([503, 'database-full']);
  expect(
    warnings.mock.calls.filter(([logged]) => (logged as { code?: string }).code === 'database-full'),
  ).toHaveLength(1);
  await waitUntil(async () => (await answer('/health/ready'))[2].includes('disk of the database is full'));
  expect((await answer('/health/ready')).slice(0, 2)).toEqual([503, 'not-ready']);
  expect((await fetch(`${address}/health/live`)).status).toBe(200);
  await admin.query('DROP TRIGGER full_disk ON keyring.write_probe');
  await waitUntil(async () => (await fetch(`${address}/health/ready`)).status === 200);
});

test('a read-only database is named, and makes the service not ready', async () => {
  const name = new URL(database.url).pathname.slice(1);
  const others =
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
  await admin.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  await admin.query(others);
  await waitUntil(async () => (await answer('/notes/make'))[1] === 'database-read-only');
  await waitUntil(async () => (await answer('/health/ready'))[2].includes('read-only'));
  await admin.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
  await admin.query(others);
  await waitUntil(async () => (await fetch(`${address}/health/ready`)).status === 200);
});

test('a client that disconnects while sending does not count as a database problem', async () => {
  const { hostname, port } = new URL(address);
  for (let i = 0; i < 5; i += 1)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          'POST /notes HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
        );
        setImmediate(() => socket.resetAndDestroy());
      }).on('close', () => resolve());
    });
  await waitUntil(async () => (await fetch(`${address}/health/ready`)).status === 200);
  // A connection that the test before has ended may be noticed only now.
  expect(warnings.mock.calls.filter(([logged]) => (logged as { code?: string }).code !== undefined)).toEqual(
    [],
  );
});
