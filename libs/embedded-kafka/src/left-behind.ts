import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { isAlive, isTrueWithin } from '@bujiao/basics';

const DEADLINE_MS = 10_000;

/** Notes which process works with the configuration `config`. */
export function notePid(pidFile: string, pid: number): void {
  writeFileSync(pidFile, String(pid), { mode: 0o600 });
}

/** Ends a broker that outlived its host (everything else was killed). Its number may have gone to another process by now. */
export async function endLeftBehind(pidFile: string, config: string): Promise<void> {
  const pid = readPid(pidFile);
  if (pid !== undefined && commandLineOf(pid).includes(config)) {
    process.kill(pid, 'SIGKILL');
    if (!(await isTrueWithin(() => !isAlive(pid), DEADLINE_MS)))
      throw new Error(`the Kafka broker ${pid}, left from before, cannot be ended`);
  }
  rmSync(pidFile, { force: true });
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
