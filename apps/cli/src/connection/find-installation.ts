import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Written by an installation on this machine while it runs. */
export interface RunningInstallation {
  readonly url: string;
  readonly pid: number;
}

export const RUNNING_FILE = 'running.json';
const FOLDERS = ['.data', join('.data', 'cluster')];

/** The address of the installation that runs here: by its data folder, upwards from the present one; undefined if none runs. */
export function findInstallation(env: Environment, cwd: string): string | undefined {
  const given = env['BUJIAO_DATA_DIR'];
  const folders = given
    ? [resolve(cwd, given)]
    : ancestorsOf(cwd).flatMap((dir) => FOLDERS.map((f) => join(dir, f)));
  for (const folder of folders) {
    const running = readRunning(join(folder, RUNNING_FILE));
    if (running && isAlive(running.pid)) return running.url;
  }
  return undefined;
}

function readRunning(file: string): RunningInstallation | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunningInstallation;
  } catch {
    // Being written just now, or cut off by a crash: as good as none.
    return undefined;
  }
}

/** A file of a process that was killed stays behind. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function ancestorsOf(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestorsOf(parent)];
}
