// `node tools/clean-start.mjs`: does what the README says first, as a newcomer: copies the sources to an empty folder, runs `npm start`
// there, looks at the console, and stops it. Fails where any of it does.
import { spawn } from 'child_process';
import fs from 'fs';
import os from 'os';
import path from 'path';
import { freePort } from './lib/free-port.mjs';
import { checkNode, refuse, root } from './lib/prepare.mjs';

/** Installing, building and starting, on a busy machine. ms */
const DEADLINE = 8 * 60_000;
const EVERY = 500;
const STOPPING = 60_000;
/** What a clone does not have. */
const NOT_SOURCES =
  /^(node_modules|dist|bundle|coverage|\.git|\.nx|\.data.*|\.bench|\.chaos|\.kafka|\.screenshots)$/;

checkNode();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bujiao-clean-start-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
fs.cpSync(root, folder, {
  recursive: true,
  filter: (file) => file === root || !NOT_SOURCES.test(path.basename(file)),
});

const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const { PATH, HOME } = process.env;
const product = spawn('npm', ['start'], {
  cwd: folder,
  // Nothing of this shell, such as NODE_ENV, decides what is installed. A group of its own, so that nothing outlives this check.
  env: { PATH, HOME, HTTP_PORT: String(port) },
  stdio: ['ignore', 2, 2],
  detached: true,
});
const ended = new Promise((resolve) => product.once('exit', (code, signal) => resolve(code ?? signal)));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.kill(-product.pid, signal));

const fault = await Promise.race([
  lookAround().catch((error) => error.message),
  ended.then((code) => `npm start ended with ${code}`),
]);
await stop();
if (fault) refuse(`A clean clone does not start: ${fault}`);
console.log('A clean clone starts, serves its console, and stops.');

/** npm ends before what it started; the product watches it, and stops after it. */
async function stop() {
  if (product.exitCode === null && product.signalCode === null) process.kill(product.pid, 'SIGTERM');
  const until = Date.now() + STOPPING;
  while (isThere()) {
    if (Date.now() > until) return process.kill(-product.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

function isThere() {
  try {
    return process.kill(-product.pid, 0);
  } catch {
    return false;
  }
}

/** @returns what is wrong, if anything */
async function lookAround() {
  const until = Date.now() + DEADLINE;
  while (!(await answers('/health/ready'))) {
    if (Date.now() > until) return `not ready after ${DEADLINE / 60_000} minutes`;
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
  const page = await (await fetch(`${address}/`, { headers: { accept: 'text/html' } })).text();
  const [script] = /\/assets\/[^"]+\.js/.exec(page) ?? [];
  if (!script) return `the console is not at ${address}/`;
  return (await answers(script)) ? undefined : `${script} is not served`;
}

function answers(where) {
  return fetch(address + where).then(
    ({ ok }) => ok,
    () => false,
  );
}
