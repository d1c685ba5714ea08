// Builds the Dockerfile without a container engine: buildah with chroot isolation, over a base that debootstrap and this machine's
// Node make. What it stores lies in the cache folder and can be deleted at any time.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const DEADLINE_MS = 15 * 60_000;
const DISTRIBUTION = 'bookworm';
const PROGRAMS = ['buildah', 'debootstrap'];
const APT = '/usr/bin/apt-get';
/** Certificates of this machine: behind a proxy that reads along, the distribution's own do not do. */
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

const store = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'bujiao', 'images');
const STORAGE = ['--root', join(store, 'root'), '--runroot', join(store, 'run'), '--storage-driver', 'vfs'];

/** Why no image can be built on this machine; undefined where it can. On Debian as root, what is missing is installed. */
export function whyNoImage() {
  if (process.platform !== 'linux' || process.getuid() !== 0)
    return 'only root on Linux can build one without a container engine';
  if (!PROGRAMS.every(isThere) && existsSync(APT)) installPrograms();
  const missing = PROGRAMS.filter((program) => !isThere(program));
  return missing.length > 0
    ? `${missing.join(' and ')} cannot be had: install them (Debian packages of the same names)`
    : undefined;
}

/** Builds one stage of a Dockerfile; `name` is that of the image. Throws with what buildah said. */
export function buildImage({ dockerfile, target, name }) {
  const text = readFileSync(dockerfile, 'utf8');
  makeBase(/^ARG NODE_VERSION=(\d+)/m.exec(text)?.[1]);
  const folder = mkdtempSync(join(tmpdir(), 'bujiao-dockerfile-'));
  const readable = join(folder, 'Dockerfile');
  // Docker 25 and newer know it; Debian's buildah does not yet.
  writeFileSync(readable, text.replace(/ --start-interval=\S+/, ''));
  const flags = ['--isolation', 'chroot', '--pull=never', '--layers=false', '--format', 'docker'];
  try {
    buildah(
      'build',
      ...flags,
      '--target',
      target,
      '--ignorefile',
      `${dockerfile}.dockerignore`,
      '-f',
      readable,
      '-t',
      name,
      '.',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A container of the image, for as long as `use` takes. It gets a function that runs a command in it, as the image's user. */
export function withContainer(image, use) {
  const container = buildah('from', '--pull=never', image).stdout.trim();
  try {
    return use((command, env = {}) => {
      const variables = Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
      return spawnBuildah('run', '--isolation', 'chroot', ...variables, container, '--', ...command);
    });
  } finally {
    buildah('rm', container);
  }
}

/** What the image says about itself, as Docker would read it. */
export const inspectImage = (name) => JSON.parse(buildah('inspect', '--type', 'image', name).stdout);

const isThere = (program) => spawnSync('which', [program]).status === 0;

function installPrograms() {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: DEADLINE_MS };
  spawnSync(APT, ['-q', 'update'], options);
  spawnSync(
    APT,
    ['-q', '-o', 'DPkg::Lock::Timeout=200', 'install', '-y', '--no-install-recommends', ...PROGRAMS],
    options,
  );
}

function spawnBuildah(...args) {
  return spawnSync('buildah', [...STORAGE, ...args], {
    encoding: 'utf8',
    timeout: DEADLINE_MS,
    maxBuffer: 64 * 1024 * 1024,
  });
}

function buildah(...args) {
  const done = spawnBuildah(...args);
  if (done.status !== 0)
    throw new Error(
      `buildah ${args[0]}: ${done.error?.message ?? ''}${done.stdout}${done.stderr}`.slice(-4_000),
    );
  return done;
}

/** The image that the Dockerfile names, made here: the distribution's smallest system, with this machine's Node. */
function makeBase(version) {
  const own = process.versions.node.split('.')[0];
  // The name has to be the Dockerfile's; a Node of another line is good enough to try its steps.
  const name = `docker.io/library/node:${version}-${DISTRIBUTION}-slim`;
  const made = `localhost/bujiao-base:${DISTRIBUTION}-node-${own}`;
  if (spawnBuildah('images', '-q', made).stdout.trim() === '') makeBaseImage(made);
  buildah('tag', made, name);
}

function makeBaseImage(name) {
  const folder = mkdtempSync(join(tmpdir(), 'bujiao-base-'));
  try {
    const { status, stdout, stderr } = spawnSync(
      'debootstrap',
      ['--variant=minbase', '--include=ca-certificates,libstdc++6', DISTRIBUTION, folder],
      {
        encoding: 'utf8',
        timeout: DEADLINE_MS,
      },
    );
    if (status !== 0) throw new Error(`debootstrap: ${stdout}${stderr}`.slice(-2_000));
    addNode(folder);
    const container = buildah('from', 'scratch').stdout.trim();
    buildah('add', '--quiet', container, folder, '/');
    buildah(
      'config',
      '--env',
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      container,
    );
    buildah('commit', '--quiet', '--rm', container, name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function addNode(folder) {
  const local = join(folder, 'usr', 'local');
  const npm = dirname(dirname(realpathSync(spawnSync('which', ['npm'], { encoding: 'utf8' }).stdout.trim())));
  copyFileSync(process.execPath, join(local, 'bin', 'node'));
  cpSync(npm, join(local, 'lib', 'node_modules', 'npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin', 'npm'));
  if (!existsSync(CERTIFICATES)) return;
  copyFileSync(CERTIFICATES, join(folder, CERTIFICATES));
  mkdirSync(join(local, 'etc'), { recursive: true });
  writeFileSync(join(local, 'etc', 'npmrc'), `cafile=${CERTIFICATES}\n`);
}
