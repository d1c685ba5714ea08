// Python packages in a virtual environment outside of the clone, made the first time and kept for the next.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const DEADLINE_MS = 300_000;

/** Folder with the executables of what `requirements` (a path) names. Throws with what pip said where that cannot be had. */
export function pythonTools(requirements) {
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'bujiao', `python-${version}`);
  if (!existsSync(join(folder, 'complete'))) make(folder, requirements);
  return join(folder, 'bin');
}

function make(folder, requirements) {
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  // A virtual environment cannot be moved: it is made where it stays, and marked once it is whole.
  if (spawnSync('python3', ['-m', 'venv', folder]).status !== 0) {
    installPython();
    rmSync(folder, { recursive: true, force: true });
    must('python3', ['-m', 'venv', folder]);
  }
  must(join(folder, 'bin', 'python'), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--only-binary',
    ':all:',
    '-r',
    requirements,
  ]);
  writeFileSync(join(folder, 'complete'), '');
}

/** Debian has Python without the module that makes virtual environments, or none. */
function installPython() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(
      'Python 3 with its venv module is needed: install it (Debian: python3-venv) and try again',
    );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  must('apt-get', ['update', '-q'], env);
  must('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'python3-venv'], env);
}

function must(command, args, env = process.env) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env,
    timeout: DEADLINE_MS,
  });
  if (status !== 0)
    throw new Error(
      `${command} ${args.join(' ')} failed: ${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`.trim(),
    );
}
