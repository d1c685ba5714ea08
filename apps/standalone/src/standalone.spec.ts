import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const DEADLINE_MS = 60_000;

let folder: string;
const children: ChildProcess[] = [];
const servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'standalone-spec-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await waitUntil(() => !existsSync(postmasterFile()), DEADLINE_MS);
  rmSync(folder, { recursive: true, force: true });
});

const postmasterFile = (): string => join(folder, 'data', 'postgres', 'postmaster.pid');

interface Instance {
  readonly child: ChildProcess;
  readonly address: string;
  output: string;
  readonly ended: Promise<number | null>;
}

function launch(port: number, env: Record<string, string> = {}): Instance {
  const inherited = Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  const child = spawn(process.execPath, [MAIN], {
    env: { ...inherited, BUJIAO_DATA_DIR: join(folder, 'data'), HTTP_PORT: String(port), ...env },
  });
  children.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const instance = { child, address: `http://127.0.0.1:${port}`, output: '', ended };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (instance.output += chunk.toString()));
  return instance;
}

async function ready(instance: Instance): Promise<Instance> {
  await waitUntil(() => {
    if (instance.child.exitCode !== null) throw new Error(instance.output);
    return instance.output.includes('is ready');
  });
  return instance;
}

function listen(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () =>
      resolve((server.address() as { port: number }).port),
    );
    servers.push(server);
  });
}

async function freePort(): Promise<number> {
  const port = await listen();
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return port;
}

const post = (url: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function refusal(port: number, env: Record<string, string> = {}): Promise<string> {
  const instance = launch(port, env);
  expect(await instance.ended).toBe(1);
  expect(instance.output.trim().split('\n')).toHaveLength(1);
  return instance.output;
}

test(
  'it starts on nothing, serves, gives demo tokens to this machine alone, and Ctrl-C ends it with its database',
  async () => {
    const instance = await ready(launch(await freePort()));
    expect((await fetch(`${instance.address}/health/ready`)).status).toBe(200);
    expect((await fetch(`${instance.address}/docs-json`)).status).toBe(200);
    expect(statSync(join(folder, 'data', 'secrets.json')).mode & 0o077).toBe(0);
    const tokens = `${instance.address}/demo/tokens`;
    expect((await post(tokens, { user: 'ops' }, { 'x-forwarded-for': '8.8.8.8' })).status).toBe(403);
    expect((await post(tokens, { user: 'king' })).status).toBe(400);
    const { token } = (await (await post(tokens, { user: 'buyer:B0001' })).json()) as { token: string };
    const order = await fetch(`${instance.address}/orders/none`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await order.json()).toMatchObject({ status: 404, code: 'order-not-found' });
    instance.child.kill('SIGINT');
    expect(await instance.ended).toBe(0);
    expect(existsSync(postmasterFile())).toBe(false);
  },
  DEADLINE_MS,
);

test(
  'killed with -9, it goes on where it was',
  async () => {
    const port = await freePort();
    const first = await ready(launch(port));
    const keys = await (await fetch(`${first.address}/.well-known/jwks.json`)).text();
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await ready(launch(port));
    expect(await (await fetch(`${second.address}/.well-known/jwks.json`)).text()).toBe(keys);
  },
  2 * DEADLINE_MS,
);

test(
  'a taken port is one line, before anything is started',
  async () => {
    const port = await listen();
    expect(await refusal(port)).toContain(`Port ${port} is taken`);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  },
  DEADLINE_MS,
);

test(
  'a data folder that another instance uses is one line',
  async () => {
    await ready(launch(await freePort()));
    expect(await refusal(await freePort())).toContain('Another instance uses the data folder');
  },
  DEADLINE_MS,
);

test(
  'a data folder that cannot be made is one line',
  async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await refusal(await freePort(), { BUJIAO_DATA_DIR: join(folder, 'file', 'data') })).toContain(
      'cannot be made (ENOTDIR)',
    );
  },
  DEADLINE_MS,
);

test(
  'a wrong variable is one line that names it',
  async () => {
    expect(await refusal(await freePort(), { LOG_LEVEL: 'loud' })).toContain('LOG_LEVEL must be one of');
  },
  DEADLINE_MS,
);

test(
  'data without its keys is one line, and stays untouched',
  async () => {
    const instance = await ready(launch(await freePort()));
    instance.child.kill('SIGTERM');
    await instance.ended;
    const before = readFileSync(join(folder, 'data', 'secrets.json'), 'utf8');
    rmSync(join(folder, 'data', 'secrets.json'));
    expect(await refusal(await freePort())).toContain('secrets.json is missing');
    writeFileSync(join(folder, 'data', 'secrets.json'), before);
    await ready(launch(await freePort()));
  },
  2 * DEADLINE_MS,
);
