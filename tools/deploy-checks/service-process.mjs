// Starts a service the way a container does: its compiled main, told by the environment alone.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '@bujiao/basics';
import { programOf } from '../lib/bundle.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A start is some five seconds of processor time; five services start at once, beside browsers and brokers of other specs. */
const READY_DEADLINE_MS = 120_000;

/** Resolves once the service is ready; rejects with the end of what it said. `stop()` ends it. */
export async function startService(service, env) {
  const port = await freePort();
  const child = spawn(process.execPath, [programOf(service)], {
    cwd: root,
    env: { PATH: process.env.PATH, HTTP_PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(insist);
  };
  const url = `http://127.0.0.1:${port}`;
  const end = Date.now() + READY_DEADLINE_MS;
  while (!(await isReady(url))) {
    if (child.exitCode === null && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    await stop();
    throw new Error(`${service} does not get ready; it said: ${said}`);
  }
  return { url, said: () => said, stop };
}

const isReady = (url) =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
