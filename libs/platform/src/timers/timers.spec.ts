import { Module, type OnModuleInit } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';
import { Client } from 'pg';
import { ConfigModule, loadConfig } from '../config/index.js';
import { ServiceTimers, Timers, TimersModule } from './index.js';

let database: TestDatabase;
const apps: INestApplicationContext[] = [];

beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
  await database.drop();
});

type Fired = { readonly at: number; readonly payload: unknown };

async function start(handle: (payload: object) => Promise<void>, task = 'ring'): Promise<Timers> {
  @Module({})
  class Feature implements OnModuleInit {
    constructor(@ServiceTimers('test') readonly timers: Timers) {}
    onModuleInit(): void {
      this.timers.register(task, handle);
    }
  }
  const config = loadConfig({ PG_URL: database.url, DATA_KEY: Buffer.alloc(32).toString('base64') });
  @Module({ imports: [ConfigModule.forRoot(config), TimersModule.forService('test')], providers: [Feature] })
  class App {}
  const app = await NestFactory.createApplicationContext(App, { logger: false });
  apps.push(app);
  return app.get(Feature).timers;
}

function recorder(): { readonly fired: Fired[]; handle: (payload: object) => Promise<void> } {
  const fired: Fired[] = [];
  return { fired, handle: (payload) => Promise.resolve(void fired.push({ at: Date.now(), payload })) };
}

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

test('a timer fires when it is due, with its payload', async () => {
  const { fired, handle } = recorder();
  const timers = await start(handle);
  const due = Date.now() + 300;
  await timers.schedule({ task: 'ring', key: 'a', runAt: new Date(due), payload: { order: 'o1' } });
  await waitUntil(() => fired.length > 0);
  expect(fired[0]?.payload).toEqual({ order: 'o1' });
  expect(fired[0]?.at).toBeGreaterThanOrEqual(due);
});

test('scheduling a key again replaces the waiting timer', async () => {
  const { fired, handle } = recorder();
  const timers = await start(handle);
  const far = new Date(Date.now() + 3_600_000);
  await Promise.all(
    [1, 2, 3].map((n) => timers.schedule({ task: 'ring', key: 'same', runAt: far, payload: { n } })),
  );
  await timers.schedule({ task: 'ring', key: 'same', runAt: new Date(), payload: { n: 4 } });
  await timers.schedule({ task: 'ring', key: 'other', runAt: new Date(), payload: { n: 5 } });
  await waitUntil(() => fired.length === 2);
  expect(fired.map(({ payload }) => payload)).toEqual(expect.arrayContaining([{ n: 4 }, { n: 5 }]));
  await waitUntil(async () => (await query('SELECT id FROM test_jobs.jobs')).length === 0);
});

test('a failed handler is retried', async () => {
  let tries = 0;
  const timers = await start(() => {
    tries += 1;
    return tries < 2 ? Promise.reject(new Error('not now')) : Promise.resolve();
  });
  await timers.schedule({ task: 'ring', key: 'a', runAt: new Date(), payload: {} });
  await waitUntil(() => tries === 2);
});

test('jobs of a killed instance are taken over', async () => {
  const first = await start(() => Promise.resolve());
  await first.schedule({ task: 'ring', key: 'left', runAt: new Date(Date.now() + 3_600_000), payload: {} });
  // Before the job is left: this instance looks for orphans too.
  await apps.pop()?.close();
  await query(
    `UPDATE test_jobs._private_jobs SET run_at = now(), attempts = 1, locked_at = now(), locked_by = 'pool-killed'`,
  );
  const { fired, handle } = recorder();
  await start(handle);
  await waitUntil(() => fired.length === 1);
});

test('jobs of a living instance are not taken over', async () => {
  let running = 0;
  let release = (): void => undefined;
  const first = await start(() => {
    running += 1;
    return new Promise((resolve) => (release = resolve));
  });
  await first.schedule({ task: 'ring', key: 'long', runAt: new Date(), payload: {} });
  await waitUntil(() => running === 1);
  await waitUntil(
    async () =>
      (
        await query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'bujiao timers %'`,
        )
      ).length > 0,
  );
  const { fired, handle } = recorder();
  const second = await start(handle, 'other');
  await second.schedule({ task: 'other', key: 'next', runAt: new Date(), payload: { n: 2 } });
  await waitUntil(() => fired.length === 1);
  await waitUntil(
    async () => (await query(`SELECT FROM test_jobs.jobs WHERE task_identifier = 'other'`)).length === 0,
  );
  expect(
    await query(`SELECT count(*)::int AS taken FROM test_jobs.jobs WHERE locked_by IS NOT NULL`),
  ).toEqual([{ taken: 1 }]);
  release();
  expect(running).toBe(1);
});

test('a shutdown waits for running handlers', async () => {
  const order: string[] = [];
  let release = (): void => undefined;
  const timers = await start(async () => {
    order.push('began');
    await new Promise<void>((resolve) => (release = resolve));
    // Longer than a shutdown that does not wait.
    for (let i = 0; i < 20; i += 1) await query('SELECT 1');
    order.push('ended');
  });
  await timers.schedule({ task: 'ring', key: 'a', runAt: new Date(), payload: {} });
  await waitUntil(() => order.includes('began'));
  const closing = apps.pop()?.close();
  const closed = closing?.then(() => order.push('closed'));
  release();
  await closed;
  expect(order).toEqual(['began', 'ended', 'closed']);
});

test('hundreds of timers that are due at the same time fire once each', async () => {
  const { fired, handle } = recorder();
  const timers = await start(handle);
  await Promise.all(
    Array.from({ length: 500 }, (_, n) =>
      timers.schedule({ task: 'ring', key: String(n), runAt: new Date(), payload: { n } }),
    ),
  );
  await waitUntil(() => fired.length === 500);
  expect(new Set(fired.map(({ payload }) => (payload as { n: number }).n)).size).toBe(500);
});

test('timers go on firing after an outage in which the ends of several handlers could not be written', async () => {
  const endings = new Map<string, (ok: boolean) => void>();
  const timers = await start(async (payload) => {
    const { name } = payload as { name: string };
    if (await new Promise<boolean>((resolve) => endings.set(name, resolve))) return;
    throw new Error('not now');
  });
  const schedule = (name: string): Promise<void> =>
    timers.schedule({ task: 'ring', key: name, runAt: new Date(), payload: { name } });
  const runs = (name: string) => waitUntil(() => endings.has(name));
  const end = (name: string, ok: boolean): void => {
    endings.get(name)?.(ok);
    endings.delete(name);
  };
  await Promise.all(['a', 'b', 'c'].map(schedule));
  await Promise.all(['a', 'b', 'c'].map(runs));
  await query(`ALTER TABLE test_jobs._private_jobs RENAME TO away`);
  for (const name of ['a', 'b']) {
    end(name, false);
    // Longer than the vain try to write it down.
    for (let i = 0; i < 10; i += 1) await query('SELECT 1');
  }
  await query(`ALTER TABLE test_jobs.away RENAME TO _private_jobs`);
  end('c', true);
  await schedule('d');
  await runs('d');
  end('d', true);
  // Those that failed are tried again too.
  await Promise.all(['a', 'b'].map(runs));
  for (const name of ['a', 'b']) end(name, true);
  await waitUntil(async () => (await query('SELECT id FROM test_jobs.jobs')).length === 0);
});
