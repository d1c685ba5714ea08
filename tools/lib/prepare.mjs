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

/** Installs what the lock names, where that is not what is installed. */
export function install() {
  if (isInstalled()) return;
  process.stderr.write('Installing the dependencies …\n');
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0)
    refuse('npm ci failed: see above; check the network and that this user may write here, then try again.');
}

/** @param projects folders with a tsconfig.json; none means all */
export function build(projects = ['tsconfig.json']) {
  const tsc = path.join(root, 'node_modules', 'typescript-7', 'bin', 'tsc');
  if (run(process.execPath, [tsc, '-b', ...projects]) !== 0) refuse('The build failed: see above.');
}

/** npm notes beside the packages what it installed; every package that the lock wants has to be there in that version. */
function isInstalled() {
  try {
    const wanted = readLock('package-lock.json');
    const installed = readLock(path.join('node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(([key, entry]) => {
      if (!key.includes('node_modules/') || entry.optional || entry.devOptional) return true;
      return (
        installed[key] !== undefined &&
        installed[key].version === entry.version &&
        fs.existsSync(path.join(root, key))
      );
    });
  } catch {
    return false;
  }
}

const readLock = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
