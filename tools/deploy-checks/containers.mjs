// The image and the compose file.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { faultsOfCommand } from './command.mjs';
import { foreignVariables, ownVariables } from './sections.mjs';

const COMPOSE = 'docker-compose.yml';
const DOCKERFILE = 'deploy/docker/Dockerfile';
const SERVICES = ['intake', 'verification', 'fulfillment', 'after-sales', 'relay', 'ops'];
const TOPICS = 'apps/relay/bundle/topics.js';
const SCRIPTS = [
  'deploy/docker/make-secrets.sh',
  'deploy/docker/postgres-init.sh',
  'docs/publishing/publish-order-event.sh',
];

export function containerChecks(bin) {
  const tool = (name) => join(bin, name);
  return [
    {
      name: 'compose file: the schema of the Compose specification',
      faults: () =>
        faultsOfCommand(tool('check-jsonschema'), ['--builtin-schema', 'vendor.compose-spec', COMPOSE]),
    },
    {
      name: 'compose file: Docker Compose reads it',
      faults: () => faultsOfCommand(tool('docker-compose'), ['--profile', 'demo', 'config', '--quiet']),
    },
    {
      name: 'compose file: services wait for servers, run without rights, keep secrets in files',
      faults: () => faultsOfCompose(composed(tool('docker-compose'))),
    },
    { name: 'Dockerfile: hadolint', faults: () => faultsOfCommand(tool('hadolint'), [DOCKERFILE]) },
    {
      name: 'Dockerfile: every file that it copies or runs is there, and none is kept out',
      faults: faultsOfContext,
    },
    {
      name: 'image: every app starts from what is collected for it, and from nothing else',
      faults: faultsOfCollected,
    },
    { name: 'shell scripts: shellcheck', faults: () => faultsOfCommand(tool('shellcheck'), SCRIPTS) },
    {
      name: 'secrets: made once, never overwritten, and all that the compose file names',
      faults: () => faultsOfSecrets(composed(tool('docker-compose'))),
    },
  ];
}

function composed(dockerCompose) {
  const { status, stdout, stderr } = spawnSync(
    dockerCompose,
    ['--profile', 'demo', 'config', '--format', 'json'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function faultsOfCompose({ services, volumes, secrets }) {
  return [
    ...SERVICES.flatMap((name) => named(name, serviceRules(name, services[name] ?? {}))),
    ...Object.entries(services).flatMap(([name, service]) => named(name, containerRules(service))),
    ...named('servers', { 'do not keep their data in named volumes': Object.keys(volumes).length >= 3 }),
    ...named('secrets', { 'do not come from files': Object.values(secrets).every(({ file }) => file) }),
  ];
}

/** The faults that do not hold. */
const named = (name, rules) =>
  Object.entries(rules)
    .filter(([, holds]) => !holds)
    .map(([fault]) => `${name}: ${fault}`);

function serviceRules(
  name,
  { read_only: readOnly, cap_drop: dropped = [], depends_on: waitsFor = {}, environment = {}, secrets = [] },
) {
  return {
    'may write to its file system or keeps rights': readOnly && dropped.includes('ALL'),
    'starts before the servers are healthy': ['postgres', 'eventstoredb'].every(
      (server) => waitsFor[server]?.condition === 'service_healthy',
    ),
    'starts before the topics are there': waitsFor.topics?.condition === 'service_completed_successfully',
    'runs another service': environment.BUJIAO_SERVICE === name,
    'is told what only another service uses':
      foreignVariables(name, Object.keys(environment), ownVariables(SERVICES)).length === 0,
    'is given a secret that it does not name': secrets.every(({ source }) =>
      Object.values(environment).includes(`/run/secrets/${source}`),
    ),
  };
}

function containerRules({ environment = {}, healthcheck, build, ports = [] }) {
  return {
    'has nothing that says whether it is healthy': build || healthcheck,
    'holds a secret in its environment': !Object.keys(environment).some((variable) =>
      /(PASSWORD|KEY|PG_URL)$/.test(variable),
    ),
    'has a port open to the network': ports.every(({ host_ip: host }) => host === '127.0.0.1'),
  };
}

/** Paths of the repository that instructions without `--from` copy, and scripts that they run. */
function faultsOfContext() {
  const text = readFileSync(DOCKERFILE, 'utf8');
  const ignored = readFileSync(`${DOCKERFILE}.dockerignore`, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const letIn = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const scripts = [...text.matchAll(/node ((?:deploy|tools)\/\S+)/g)].map(([, path]) => path);
  const apps = [...text.matchAll(/collect-runtime\.mjs \S+ ([a-z -]+)/g)].flatMap(([, names]) =>
    names.trim().split(' '),
  );
  return [
    ...[...letIn, ...scripts].filter((path) => !existsSync(path)).map((path) => `${path} does not exist`),
    ...scripts
      .filter((path) => !letIn.some((entry) => path.startsWith(entry)))
      .map((path) => `${path} is kept out by .dockerignore`),
    ...apps.filter((app) => !existsSync(`apps/${app}/src/main.ts`)).map((app) => `apps/${app} has no main`),
    ...SERVICES.filter((service) => !apps.includes(service)).map(
      (service) => `${service} is not in the image`,
    ),
  ];
}

/** The last steps of the build, outside of a container. A service without configuration says so, once it has loaded everything. */
function faultsOfCollected() {
  const folder = mkdtempSync(join(tmpdir(), 'bujiao-image-'));
  const apps = [...SERVICES, 'simulator'];
  try {
    const faults = [
      ...faultsOfCommand(process.execPath, [
        'node_modules/typescript-7/bin/tsc',
        '-b',
        ...apps.map((app) => `apps/${app}`),
      ]),
      ...faultsOfCommand(process.execPath, ['tools/bundle.mjs', ...SERVICES]),
      ...faultsOfCommand(process.execPath, ['deploy/docker/collect-runtime.mjs', folder, ...apps]),
    ];
    if (!existsSync(join(folder, TOPICS)))
      faults.push(`${TOPICS}, which creates the topics, is not collected`);
    return faults.length > 0 ? faults : apps.flatMap((app) => faultsOfStart(folder, app));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function faultsOfStart(cwd, app) {
  const [built, ...args] = app === 'simulator' ? ['dist', 'help'] : ['bundle'];
  const { stdout, stderr } = spawnSync(process.execPath, [`apps/${app}/${built}/main.js`, ...args], {
    cwd,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
    timeout: 60_000,
  });
  const said = stdout + stderr;
  return /^(\S+ cannot start: The configuration is not right|simulator demo)/.test(said)
    ? []
    : [`${app}: ${said}`];
}

function faultsOfSecrets({ secrets }) {
  const folder = mkdtempSync(join(tmpdir(), 'bujiao-secrets-'));
  const make = () => faultsOfCommand('deploy/docker/make-secrets.sh', [folder]);
  const read = (file) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '');
  try {
    const faults = make();
    const named = Object.values(secrets).map(({ file }) => file.split('/').at(-1));
    const before = named.map(read);
    faults.push(
      ...named.filter((file) => read(file).trim() === '').map((file) => `${file} is not made`),
      ...make(),
    );
    faults.push(
      ...named.filter((file, i) => read(file) !== before[i]).map((file) => `${file} is overwritten`),
    );
    if (Buffer.from(read('data-key'), 'base64').length !== 32)
      faults.push('data-key is not 32 bytes in base64');
    return faults;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
