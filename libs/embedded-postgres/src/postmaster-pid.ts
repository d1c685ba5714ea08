import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, waitUntil } from './wait.js';

export interface PostmasterPid {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const fileOf = (dataDir: string): string => join(dataDir, 'postmaster.pid');

/** What a running server says about itself; undefined when there is none, or when it is just writing the file. */
export function readPostmasterPid(dataDir: string): PostmasterPid | undefined {
  try {
    const lines = readFileSync(fileOf(dataDir), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Stops a server that outlived its host (everything else was killed), and clears a file that a killed server left behind,
 * whose number another process may have by now.
 */
export async function clearTheWay(dataDir: string): Promise<void> {
  const left = readPostmasterPid(dataDir);
  if (!left) return;
  if (isAlive(left.pid) && servesFolder(left.pid, dataDir)) await stopProcess(left.pid);
  rmSync(fileOf(dataDir), { force: true });
}

/** SIGINT: fast shutdown; SIGQUIT: at once, recovers at the next start. */
export async function stopProcess(pid: number): Promise<void> {
  for (const [signal, deadlineMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitUntil(() => !isAlive(pid), deadlineMs)) return;
  }
  throw new Error(`process ${pid} cannot be ended`);
}

/** A server works inside its data folder. */
function servesFolder(pid: number, dataDir: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(dataDir);
  } catch {
    return false;
  }
}
