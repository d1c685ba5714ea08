// The product as one process, on a database that is there already.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { programOf } from '../lib/bundle.mjs';

const MAIN = programOf('standalone');
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;

export async function startStandalone({ port, folder, databaseUrl }) {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      HTTP_PORT: String(port),
      BUJIAO_DATA_DIR: join(folder, 'data'),
      PG_URL: databaseUrl,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = `http://127.0.0.1:${port}`;
  try {
    await ready(address, ended);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${error.message}: ${said}`, { cause: error });
  }
  return { address, stop: () => stop(child, ended) };
}

async function ready(address, ended) {
  let over = false;
  void ended.then(() => (over = true));
  const end = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const { ok } = await fetch(`${address}/health/ready`).catch(() => ({ ok: false }));
    if (ok) return;
    if (over) throw new Error('the product ended');
    if (Date.now() > end) throw new Error('the product was not ready in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function stop(child, ended) {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(late);
}
