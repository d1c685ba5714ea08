import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chownSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

interface User {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';
const ANYBODY_MAY_ENTER = 0o001;

/**
 * PostgreSQL refuses to run as root. As root we run it as the user `postgres`, who is made when missing; as anybody else, it
 * runs as ourselves.
 */
export class PostgresUser {
  private constructor(private readonly user: User | undefined) {}

  static find(): PostgresUser {
    if (process.getuid?.() !== 0) return new PostgresUser(undefined);
    return new PostgresUser(lookUp() ?? create());
  }

  own(path: string): void {
    if (this.user) chownSync(path, this.user.uid, this.user.gid);
  }

  /** @param folders that the program has to reach */
  spawn(
    command: string,
    args: readonly string[],
    options: SpawnOptions,
    folders: readonly string[],
  ): ChildProcess {
    if (!this.user) return spawn(command, args, options);
    if ([command, ...folders].every(reachable)) return spawn(command, args, { ...options, ...this.user });
    return spawn('setpriv', [...this.throughClosedFolders(), command, ...args], options);
  }

  /**
   * A clone under root's home is closed to others: the program may pass through such folders, and has no other privilege.
   * Without the secure bit the kernel would not count the privilege where PostgreSQL asks whether it could run a file.
   */
  private throughClosedFolders(): string[] {
    const { uid, gid } = this.user as User;
    const privilege = [
      '--inh-caps=+dac_read_search',
      '--ambient-caps=+dac_read_search',
      '--securebits=+no_setuid_fixup',
    ];
    return [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...privilege, '--'];
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

/** Whether every folder on the way is open to anybody. */
function reachable(path: string): boolean {
  for (let folder = dirname(realpathSync(path)); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & ANYBODY_MAY_ENTER) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
