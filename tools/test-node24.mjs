// `node tools/test-node24.mjs [arguments of jest]`: `npm test` on Node 24, whatever Node this is. Without arguments: every spec;
// `--lane`: those that depend most on Node itself, as the gate runs them.
import { spawn, spawnSync } from 'child_process';
import fs from 'fs';
import os from 'os';
import path from 'path';
import { checkNode, refuse, root, run } from './lib/prepare.mjs';

const MAJOR = 24;
/** Streams, sockets, processes, crypto, timers, the drivers and the services as a whole. */
const LANE = [
  'libs/contracts',
  'libs/order-history',
  'libs/basics',
  'libs/batching',
  'libs/fast-kafkajs',
  'libs/fast-pg',
  'libs/platform',
  'libs/event-bus/src/embedded',
  'libs/event-bus/src/kafka/kafka.contract',
  'libs/event-bus/src/nest',
  'libs/event-store/src/postgres',
  'libs/embedded-postgres',
  'apps/standalone',
  'apps/end-to-end/src/journeys',
];
/** Minutes of decisions, which depend on Node no more than the other journeys. */
const NOT_IN_LANE = ['sampled-traffic'];

checkNode();
process.chdir(root);
const node = findNode();
const given = process.argv.slice(2);
const args =
  given[0] === '--lane'
    ? [...LANE, `--testPathIgnorePatterns=${NOT_IN_LANE.join('|')}`, ...given.slice(1)]
    : given;
console.error(`Node ${versionOf(node)}: ${node}`);
const test = spawn(node, ['tools/test.mjs', ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => test.kill(signal));
test.on('exit', (code) => process.exit(code ?? 1));

/** This process' own binary, where it is of that release line; else the one that npm brings, kept outside of the clone. */
function findNode() {
  if (process.versions.node.startsWith(`${MAJOR}.`)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  const folder = path.join(cache, 'bujiao', `node-${MAJOR}`);
  const binary = path.join(folder, 'node_modules', name, 'bin', 'node');
  if (!fs.existsSync(binary)) {
    fs.mkdirSync(folder, { recursive: true });
    const flags = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--loglevel=error'];
    if (run('npm', ['install', '--prefix', folder, ...flags, `${name}@${MAJOR}`], { cwd: folder }) !== 0)
      refuse(`npm cannot bring Node ${MAJOR} for this machine (package ${name}): see above.`);
  }
  return binary;
}

function versionOf(binary) {
  const { stdout, error } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  if (error) refuse(`Node ${MAJOR} cannot be run: ${error.message}`);
  return stdout.trim();
}
