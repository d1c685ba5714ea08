// What every command of the workspace begins with. Written so that an old Node can still read it, and say that it is too old.
import { spawnSync } from 'child_process';
import fs from 'fs';
import path from 'path';
import { fileURLToPath } from 'url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

export const LEAST_NODE = [20, 19];

/** Ends the process with one line. */
export function refuse(message) {
  process.stderr.write(message + '\n');
  process.exit(1);
}

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  refuse(
    `Node ${LEAST_NODE.join('.')} or newer is needed, this is ${version}: install a newer one from https://nodejs.org`,
  );
}

/** Runs to the end; its output goes to standard error, so that standard output belongs to the command alone. */
export function run(command, args, options = {}) {
  const { status, error, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    ...options,
  });
  if (error) refuse(`${command} cannot be run: ${error.message}`);
  return signal ? 1 : status;
}

/** What building and running the product need; without linters and test tools. */
export const RUNNING = 'running';
/** Everything that the lock names. */
export const DEVELOPING = 'developing';

const NPM_FLAGS = ['--no-audit', '--no-fund', '--loglevel=error'];
const NPM = {
  // Deletes what is installed first.
  fresh: { [RUNNING]: ['ci', '--omit=dev'], [DEVELOPING]: ['ci'] },
  // Adds what is missing, beside what a running product uses, and leaves the lock as it is.
  add: { [RUNNING]: ['install', '--no-save', '--omit=dev'], [DEVELOPING]: ['install', '--no-save'] },
};

/** Installs what the lock names for `purpose`, where that is not what is installed. */
export function install(purpose = DEVELOPING) {
  const step = stepTo(purpose);
  if (step === 'nothing') return;
  // npm takes away what its arguments leave out, so the tools of somebody who develops here are named too.
  const kept = developsHere() ? DEVELOPING : purpose;
  process.stderr.write('Installing the dependencies …\n');
  if (run('npm', [...NPM[step][kept], ...NPM_FLAGS]) !== 0)
    refuse(`npm failed: see above; check the network and that this user may write here, then try again.`);
}

/**
 * Types are checked where the types of the test tools are installed; `npm start` alone only translates.
 * @param projects folders with a tsconfig.json; none means all
 */
export function build(projects = ['tsconfig.json']) {
  const tsc = path.join(root, 'node_modules', 'typescript-7', 'bin', 'tsc');
  const unchecked = stepTo(DEVELOPING) === 'nothing' ? [] : ['--noCheck'];
  if (run(process.execPath, [tsc, '-b', ...unchecked, ...projects]) !== 0)
    refuse('The build failed: see above.');
}

/** npm notes beside the packages what it installed. */
const NOTES = path.join('node_modules', '.package-lock.json');

const developsHere = () =>
  fs.existsSync(path.join(root, NOTES)) && Object.values(readLock(NOTES)).some(({ dev }) => dev);

function stepTo(purpose) {
  if (!fs.existsSync(path.join(root, NOTES))) return 'fresh';
  return installStep({
    wanted: readLock('package-lock.json'),
    installed: readLock(NOTES),
    isThere: (key) => fs.existsSync(path.join(root, key)),
    purpose,
  });
}

/**
 * `nothing`, where every package that the lock wants for `purpose` is there in its version; `add`, where some are missing and none
 * has to be replaced; else `fresh`.
 */
export function installStep({ wanted, installed, isThere, purpose }) {
  const needed = Object.entries(wanted).filter(
    ([key, { optional, devOptional, dev }]) =>
      key.includes('node_modules/') && !optional && !devOptional && !(dev && purpose === RUNNING),
  );
  const missing = needed.filter(([key]) => installed[key] === undefined || !isThere(key));
  const isOther = ([key, { version }]) => installed[key] !== undefined && installed[key].version !== version;
  if (needed.some(isOther)) return 'fresh';
  return missing.length > 0 ? 'add' : 'nothing';
}

const readLock = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
