import { isDatabaseUnavailable } from '@bujiao/basics';
import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Pool } from 'pg';
import {
  Column,
  Entity,
  PrimaryColumn,
  Repository,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm';
import { ConfigModule, loadConfig } from '../config/index.js';
import { DatabaseModule, ServicePool, whileSchemaIsLocked } from './index.js';

@Entity('notes')
class Note {
  @PrimaryColumn('text') id: string;
  @Column('text') text: string;
}

class CreateNotes1700000000000 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE TABLE notes (id text PRIMARY KEY, text text NOT NULL)');
  }
  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE notes');
  }
}

@Injectable()
class Notes {
  constructor(
    @InjectRepository(Note, 'note-desk') readonly repository: Repository<Note>,
    @ServicePool('note-desk') readonly pool: Pool,
  ) {}
}

let database: TestDatabase;
const apps: INestApplicationContext[] = [];

beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
  await database.drop();
});

async function start(): Promise<Notes> {
  const config = loadConfig({ PG_URL: database.url, DATA_KEY: Buffer.alloc(32).toString('base64') });
  const service = DatabaseModule.forService({
    schema: 'note-desk',
    entities: [Note],
    migrations: [CreateNotes1700000000000],
  });
  @Module({ imports: [ConfigModule.forRoot(config), service], providers: [Notes] })
  class App {}
  const app = await NestFactory.createApplicationContext(App, { logger: false });
  apps.push(app);
  return app.get(Notes);
}

test('a service can use its migrated schema by repository and by pool', async () => {
  const { repository, pool } = await start();
  await repository.insert({ id: '1', text: 'by typeorm' });
  expect((await pool.query('SELECT text FROM notes')).rows).toEqual([{ text: 'by typeorm' }]);
  expect(
    (await pool.query('SELECT table_schema FROM information_schema.tables WHERE table_name = $1', ['notes']))
      .rows,
  ).toEqual([{ table_schema: 'note-desk' }]);
});

test('instances that start at the same moment on an empty database run each migration once', async () => {
  const instances = await Promise.all(Array.from({ length: 4 }, start));
  expect((await instances[0]?.pool.query('SELECT count(*)::int AS runs FROM migrations'))?.rows).toEqual([
    { runs: 1 },
  ]);
});

test('a pool recovers from the loss of its connections', async () => {
  const { pool } = await start();
  const error: unknown = await pool
    .query('SELECT pg_terminate_backend(pg_backend_pid())')
    .catch((reason: unknown) => reason);
  expect(isDatabaseUnavailable(error)).toBe(true);
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('work under the schema lock runs in one process at a time', async () => {
  let inside = 0;
  let most = 0;
  await Promise.all(
    [1, 2, 3].map(() =>
      whileSchemaIsLocked(database.url, 'alone', async (client) => {
        most = Math.max(most, (inside += 1));
        await client.query('SELECT pg_sleep(0.02)');
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
});
