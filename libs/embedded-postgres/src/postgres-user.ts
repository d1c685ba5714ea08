import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, closeSync, openSync } from 'node:fs';
import { openCopyOf, reachable } from './open-folders.js';
import type { Binaries } from './binaries.js';

interface User {
  readonly uid: number;
  readonly gid: number;
}

export interface Program {
  readonly command: string;
  /** @param folder the path by which the program reaches its folder */
  readonly args: (folder: string) => readonly string[];
  readonly folder: string;
  /** File descriptors, or `ignore`, of its standard input and of both its outputs. */
  readonly input: number | 'ignore';
  readonly output: number;
  readonly env: NodeJS.ProcessEnv;
}

const NAME = 'postgres';
/** The first file descriptor after the standard ones. */
const FOLDER_IN_CHILD = 3;

/**
 * PostgreSQL refuses to run as root. As root we run it as the user `postgres`, who is made when missing, without any privilege; as
 * anybody else, it runs as ourselves.
 */
export class PostgresUser {
  private constructor(private readonly user: User | undefined) {}

  static find(): PostgresUser {
    if (process.getuid?.() !== 0) return new PostgresUser(undefined);
    return new PostgresUser(lookUp() ?? create());
  }

  /** The programs at a place where the user may run them. */
  binaries(found: Binaries): Binaries {
    return this.user && !reachable(found.postgres) ? openCopyOf(found) : found;
  }

  own(path: string): void {
    if (this.user) chownSync(path, this.user.uid, this.user.gid);
  }

  /**
   * A clone under root's home is closed to others: the program gets its folder as an open file, which leads into it without the way
   * there. So it needs no privilege to pass closed folders, by which it could read every file of the machine.
   */
  spawn({ command, args, folder, input, output, env }: Program): ChildProcess {
    const stdio = [input, output, output];
    if (!this.user || reachable(folder)) return spawn(command, args(folder), { stdio, env, ...this.user });
    const directory = openSync(folder, 'r');
    try {
      const options = { stdio: [...stdio, directory], env, ...this.user };
      return spawn(command, args(`/proc/self/fd/${FOLDER_IN_CHILD}`), options);
    } finally {
      closeSync(directory);
    }
  }
}

function lookUp(): User | undefined {
  try {
    return { uid: Number(id('-u')), gid: Number(id('-g')) };
  } catch {
    return undefined;
  }
}

const id = (which: string): string =>
  execFileSync('id', [which, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

function create(): User {
  execFileSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME],
    { stdio: 'ignore' },
  );
  const user = lookUp();
  if (!user) throw new Error(`the user ${NAME}, as whom PostgreSQL is to run, cannot be made`);
  return user;
}
