import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, isTrueWithin } from '@bujiao/basics';
import { afterEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { EmbeddedPostgres, FolderLock } from './index.js';
import { clearTheWay, readPostmasterPid } from './postmaster-pid.js';

const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const postgres of running.splice(0)) await postgres.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Closed to everybody else, as a folder under root's home is. */
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'embedded-postgres-spec-'));
  folders.push(made);
  return made;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await EmbeddedPostgres.start({ dataDir, password: 'a secret/with?signs' });
  running.push(postgres);
  return postgres;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
}

/** A process that starts a server and does nothing more. */
async function starter(dataDir: string): Promise<{ child: ChildProcess; url: string; hostPid: number }> {
  const script = join(folder(), 'starter.mjs');
  const index = new URL('../dist/index.js', import.meta.url).href;
  writeFileSync(
    script,
    `import { EmbeddedPostgres } from '${index}';
    const postgres = await EmbeddedPostgres.start({ dataDir: process.argv[2], password: 'a secret/with?signs' });
    process.send({ url: postgres.url, hostPid: postgres.hostPid });`,
  );
  const child = fork(script, [dataDir], { execArgv: [], env: { PATH: process.env['PATH'] } });
  children.push(child);
  const { url, hostPid } = await new Promise<{ url: string; hostPid: number }>((resolve) =>
    child.once('message', resolve as (m: unknown) => void),
  );
  return { child, url, hostPid };
}

test('its data lasts over a stop and a start', async () => {
  const dataDir = join(folder(), 'data');
  const first = await start(dataDir);
  await query(first.url, 'CREATE TABLE kept (id int)');
  await first.stop();
  expect(readPostmasterPid(dataDir)).toBeUndefined();
  const second = await start(dataDir);
  expect(await query(second.url, 'SELECT * FROM kept')).toEqual([]);
});

test('killed, it is started again at the same address, with what was committed', async () => {
  const postgres = await start(join(folder(), 'data'));
  const { url, postmasterPid } = postgres;
  await query(url, 'CREATE TABLE kept (id int)');
  process.kill(postmasterPid, 'SIGKILL');
  expect(await isTrueWithin(() => postgres.postmasterPid !== postmasterPid, 60_000)).toBe(true);
  expect(postgres.url).toBe(url);
  expect(await query(url, 'SELECT * FROM kept')).toEqual([]);
}, 120_000);

test('when the process that started it is killed, it ends by itself, in good order', async () => {
  const dataDir = join(folder(), 'data');
  const { child, hostPid } = await starter(dataDir);
  child.kill('SIGKILL');
  expect(
    await isTrueWithin(() => !isAlive(hostPid) && readPostmasterPid(dataDir) === undefined, 60_000),
  ).toBe(true);
}, 120_000);

test('when everything but the server is killed, the next start stops it and goes on with its data', async () => {
  const dataDir = join(folder(), 'data');
  const { child, url, hostPid } = await starter(dataDir);
  await query(url, 'CREATE TABLE kept (id int)');
  const orphan = readPostmasterPid(dataDir)?.pid ?? 0;
  process.kill(hostPid, 'SIGKILL');
  child.kill('SIGKILL');
  const next = await start(dataDir);
  expect(isAlive(orphan)).toBe(false);
  expect(await query(next.url, 'SELECT * FROM kept')).toEqual([]);
}, 60_000);

test('a number that a killed server left, and another process has by now, does no harm', async () => {
  const dataDir = join(folder(), 'data');
  await (await start(dataDir)).stop();
  writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n1\n\n127.0.0.1\n\nready\n`);
  const next = await start(dataDir);
  expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
}, 60_000);

test('a start that was cut off while it made the data folder is begun anew', async () => {
  const place = folder();
  const dataDir = join(place, 'data');
  const begun = await start(dataDir);
  await begun.stop();
  rmSync(dataDir, { recursive: true });
  writeFileSync(join(place, 'data.new'), 'half made');
  expect(await query((await start(dataDir)).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('it reads no file of the machine that its user may not read, also in a folder closed to others', async () => {
  const { url } = await start(join(folder(), 'data'));
  const shadow = query(url, `SELECT length(pg_read_file('/etc/shadow'))`);
  await expect(shadow).rejects.toMatchObject({ code: '42501' });
});

test('a server out of reach that still works on the folder is neither joined nor robbed of its file', async () => {
  const dataDir = join(folder(), 'data');
  const { url, postmasterPid } = await start(dataDir);
  const { port } = new URL(url);
  // As it looks from another container: the number says nothing there.
  const pidFile = join(dataDir, 'postmaster.pid');
  const written = readFileSync(pidFile, 'utf8');
  writeFileSync(pidFile, written.replace(/^\d+/, '999999999'));
  await expect(clearTheWay(dataDir)).rejects.toThrow('another PostgreSQL runs on');
  expect(existsSync(pidFile)).toBe(true);
  expect([isAlive(postmasterPid), existsSync(join(dataDir, `.s.PGSQL.${port}`))]).toEqual([true, true]);
  writeFileSync(pidFile, written);
});

test('a temporary one leaves nothing behind', async () => {
  const before = new Set(readdirSync(tmpdir()));
  const postgres = await EmbeddedPostgres.start({ password: 'x' });
  running.push(postgres);
  const made = readdirSync(tmpdir()).filter(
    (name) => name.startsWith('bujiao-postgres-') && !before.has(name),
  );
  expect(made.length).toBeGreaterThan(0);
  await postgres.stop();
  expect(isAlive(postgres.postmasterPid)).toBe(false);
  expect(made.filter((name) => existsSync(join(tmpdir(), name, 'data', 'postmaster.pid')))).toEqual([]);
});

test('a setting that is wrong is said at once', async () => {
  const start = EmbeddedPostgres.start({ password: 'x', settings: { max_connections: 'plenty' } });
  await expect(start).rejects.toThrow('max_connections');
});

test('one process at a time holds a folder, for one purpose', async () => {
  const place = folder();
  const lock = await FolderLock.acquire(place, 'spec');
  expect(await FolderLock.acquire(place, 'spec')).toBeUndefined();
  const other = await FolderLock.acquire(place, 'another');
  expect(other).toBeDefined();
  await lock?.release();
  const again = await FolderLock.acquire(place, 'spec');
  expect(again).toBeDefined();
  await Promise.all([again?.release(), other?.release()]);
});

test('of many that want a folder at the same moment exactly one gets it', async () => {
  const place = folder();
  for (let round = 0; round < 5; round += 1) {
    const locks = await Promise.all(Array.from({ length: 8 }, () => FolderLock.acquire(place, 'spec')));
    const got = locks.filter((lock) => lock !== undefined);
    expect(got).toHaveLength(1);
    await got[0]?.release();
  }
  expect(readdirSync(place)).toEqual([]);
});

test('a candidate that stops to listen while it is asked takes the folder from nobody', async () => {
  const place = folder();
  let asked = 0;
  // As one that gives up: it closes the connection without a word, and then listens no more.
  const givingUp = createServer((socket) => {
    socket.destroy();
    if (++asked === 2) givingUp.close();
  });
  await new Promise<void>((resolve) => givingUp.listen(join(place, '.spec-0000.lock'), resolve));
  const lock = await FolderLock.acquire(place, 'spec');
  expect(lock).toBeDefined();
  expect(asked).toBe(2);
  await lock?.release();
});

test('the lock is of the folder, whatever its path is and however long', async () => {
  const place = join(folder(), 'long'.repeat(30));
  mkdirSync(place);
  const byAnotherName = join(folder(), 'link');
  symlinkSync(place, byAnotherName);
  const lock = await FolderLock.acquire(place, 'spec');
  expect(await FolderLock.acquire(byAnotherName, 'spec')).toBeUndefined();
  await lock?.release();
});

/** A process that takes the lock, in namespaces of its own if told so, and says whether it got it. */
async function locker(
  place: string,
  through: readonly string[] = [],
): Promise<{ child: ChildProcess; got: boolean }> {
  const index = new URL('../dist/index.js', import.meta.url).href;
  const script = `import { FolderLock } from '${index}';
    const lock = await FolderLock.acquire('${place}', 'spec');
    console.log(lock ? 'got it' : 'did not');
    setInterval(() => undefined, 1_000);`;
  const [command = '', ...args] = [...through, process.execPath, '--input-type=module', '-e', script];
  const child = spawn(command, args, { env: { PATH: process.env['PATH'] } });
  children.push(child);
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  return { child, got: said.startsWith('got it') };
}

test('a process that is killed lets go of the folder', async () => {
  const place = folder();
  const { child, got } = await locker(place);
  expect([got, await FolderLock.acquire(place, 'spec')]).toEqual([true, undefined]);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const lock = await FolderLock.acquire(place, 'spec');
  expect(lock).toBeDefined();
  await lock?.release();
});

const namespaces = ['unshare', '--kill-child', '--net', '--pid', '--ipc', '--fork'];
const mayUnshare = spawnSync(namespaces[0] ?? '', [...namespaces.slice(1), 'true']).status === 0;
(mayUnshare ? test : test.skip)(
  'a process in other namespaces, as in a container, does not get the folder',
  async () => {
    const place = folder();
    const lock = await FolderLock.acquire(place, 'spec');
    expect((await locker(place, namespaces)).got).toBe(false);
    await lock?.release();
  },
);
