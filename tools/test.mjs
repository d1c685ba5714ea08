// `npm test`: every spec of the workspace, in one jest run, on a real Postgres and a real Kafka. Arguments go on to jest.
// The last line is `N passed, N failed`, with `, N skipped` where some were.
import { spawn } from 'child_process';
import fs from 'fs';
import os from 'os';
import path from 'path';
import { findBrowser } from './lib/browser.mjs';
import { bundle } from './lib/bundle.mjs';
import { buildConsole } from './lib/build-console.mjs';
import { lacking, lookForNeeds, tableOfNeeds } from './lib/needs.mjs';
import { build, checkNode, install, refuse, root } from './lib/prepare.mjs';
import { startsPrograms } from './lib/specs-with-programs.mjs';

const DEADLINE_MS = 35 * 60_000;
/** Of one spec, on a machine that is busy with others; a spec that waits ends when what it waits for has come. */
const SPEC_DEADLINE_MS = 60_000;

/** Each suite loads its modules anew and throws them away; workers inherit these. Helper threads of the collector only compete with them. */
const GARBAGE_COLLECTION = ['--max-semi-space-size=64', '--single-threaded-gc'];

let counted = false;
// Whatever goes wrong before a spec has run is a failure too, and the last line says so.
process.on('exit', () => counted || console.log('0 passed, 1 failed'));

checkNode();
process.chdir(root);
const needs = await lookForNeeds();
console.error(`${tableOfNeeds(needs)}\n`);
if (process.env.CI === 'true' && lacking(needs).length > 0)
  refuse(
    `CI=true wants every spec to run, and this machine lacks ${lacking(needs)
      .map(({ name }) => name)
      .join(', ')}: see the table above.`,
  );
install();
build();
if (startsPrograms(process.argv.slice(2))) bundle();
buildConsole();

const { hasKafka, startKafka, startPostgres } = await import('../libs/testing/dist/index.js');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bujiao-test-'));
const report = path.join(folder, 'report.json');
const servers = [];
let jest;

async function cleanUp() {
  for (const server of servers.splice(0)) await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest && process.kill(-jest.pid, signal));

/** Their places in the environment of the specs. */
async function startServers() {
  const [postgres, kafka] = await Promise.all([startPostgres(), startKafka()]);
  servers.push(postgres);
  console.error(`Postgres: ${postgres.origin}`);
  if (hasKafka(kafka)) {
    servers.push(kafka);
    console.error(`Kafka: ${kafka.origin}`);
    return { PG_URL: postgres.url, KAFKA_BROKERS: kafka.brokers };
  }
  console.error(`\n${'!'.repeat(80)}\nSpecs over Kafka are skipped: ${kafka.reason}\n${'!'.repeat(80)}\n`);
  return { PG_URL: postgres.url, NO_KAFKA: kafka.reason };
}

/** Status of jest; 124 when it had to be ended. Its workers are of its process group. */
function runJest(env) {
  const args = [
    ...GARBAGE_COLLECTION,
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    `--testTimeout=${SPEC_DEADLINE_MS}`,
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ];
  jest = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 2, 2],
    detached: true,
  });
  return new Promise((resolve) => {
    const deadline = setTimeout(() => {
      console.error(`\nThe specs did not end within ${DEADLINE_MS / 60_000} minutes.`);
      process.kill(-jest.pid, 'SIGKILL');
      resolve(124);
    }, DEADLINE_MS);
    jest.on('exit', (code) => {
      clearTimeout(deadline);
      resolve(code ?? 1);
    });
  });
}

/** A suite that could not even be loaded counts as a failure. */
function count(status) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } =
      JSON.parse(fs.readFileSync(report, 'utf8'));
    return {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    return { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  }
}

/** The browser's place in the environment of the specs, or why there is none. */
function browserEnv() {
  const { path: chromium, reason } = findBrowser();
  if (chromium) return { CHROMIUM_PATH: chromium };
  const line = '!'.repeat(80);
  console.error(`\n${line}\nSpecs in the browser are skipped: ${reason}\n${line}\n`);
  return { NO_BROWSER: reason };
}

const env = {
  ...browserEnv(),
  ...(await startServers().catch((error) => refuse(error.message))),
};
const status = await runJest(env);
const { passed, failed, skipped } = count(status);
const missing = env.NO_KAFKA ?? env.NO_BROWSER;
const isIncomplete = missing !== undefined && process.env.CI === 'true';
await cleanUp();
if (isIncomplete) console.error(`CI=true wants every spec to run, and there is ${missing}`);
counted = true;
console.log(
  `${passed} passed, ${failed + (isIncomplete ? 1 : 0)} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exit(status === 0 && !isIncomplete ? 0 : status || 1);
