import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, isTrueWithin } from '@bujiao/basics';
import { askSocket, shortPath } from './unix-socket.js';

export interface PostmasterPid {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const SOCKET = /^\.s\.PGSQL\.\d+$/;
const LONG_ENOUGH_MS = 300;

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
 * whose number another process may have by now. Rejects where a server answers that is not within reach: in another container its
 * number means nothing here, and two servers on one folder destroy it.
 */
export async function clearTheWay(dataDir: string): Promise<void> {
  const left = readPostmasterPid(dataDir);
  if (!left) return;
  if (isAlive(left.pid) && servesFolder(left.pid, dataDir)) await stopProcess(left.pid);
  if (await answersInFolder(dataDir))
    throw new Error(
      `another PostgreSQL runs on ${dataDir}, out of reach of this process, as in another container: stop that one`,
    );
  for (const file of readdirSync(dataDir).filter((name) => SOCKET.test(name.replace(/\.lock$/, ''))))
    rmSync(join(dataDir, file), { force: true });
  rmSync(fileOf(dataDir), { force: true });
}

/** A server listens at a socket inside its folder from before it reads any data until it ends. */
export async function answersInFolder(dataDir: string): Promise<boolean> {
  const directory = openSync(dataDir, 'r');
  try {
    const sockets = readdirSync(dataDir).filter((name) => SOCKET.test(name));
    const answers = sockets.map((name) => askSocket(shortPath(directory, dataDir, name), LONG_ENOUGH_MS));
    return (await Promise.all(answers)).some((answer) => answer !== 'nobody');
  } finally {
    closeSync(directory);
  }
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
    if (await isTrueWithin(() => !isAlive(pid), deadlineMs)) return;
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
