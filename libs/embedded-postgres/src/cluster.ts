import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { freePort, isTrueWithin, makeFolder, pause } from '@bujiao/basics';
import { findBinaries, type Binaries } from './binaries.js';
import { FolderLock } from './folder-lock.js';
import { clearTheWay, readPostmasterPid, stopProcess } from './postmaster-pid.js';
import { PostgresUser } from './postgres-user.js';
import { SUPERUSER, type ClusterOptions } from './protocol.js';
import { environment } from './program-environment.js';

const START_DEADLINE_MS = 60_000;
const LOG_LIMIT_BYTES = 8 * 1024 * 1024;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // In the data folder, where the server works: who finds a postmaster.pid asks there whether its server still runs.
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
};
/** Reasons not to start that pass: what a crash left is still going away, or the port went to somebody else in between. */
const PASSES = /shared memory block|lock file|could not bind|could not create any TCP/;

/** The password comes by standard input: its file may lie in a folder that the program cannot enter. */
const INITDB: readonly string[] = [
  `--username=${SUPERUSER}`,
  '--auth=scram-sha-256',
  '--pwfile=/dev/stdin',
  '--no-instructions',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

/** For data that nobody minds losing. */
const FAST: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

/** One PostgreSQL server with its data folder, as a child of this process. */
export class Cluster {
  private child: ChildProcess | undefined;
  private stopping = false;

  private constructor(
    private readonly options: ClusterOptions,
    private readonly binaries: Binaries,
    private readonly user: PostgresUser,
  ) {}

  static async prepare(options: ClusterOptions): Promise<Cluster> {
    const user = PostgresUser.find();
    const cluster = new Cluster(options, user.binaries(await findBinaries()), user);
    makeFolder(dirname(options.dataDir));
    await aloneWith(options.dataDir);
    await clearTheWay(options.dataDir);
    if (!fs.existsSync(join(options.dataDir, 'PG_VERSION'))) await cluster.initialise();
    return cluster;
  }

  /**
   * Resolves when it takes connections. `onCrash` is called when it ends without having been told to. A start that fails for
   * a reason that passes is tried again until the deadline.
   */
  async start(port: number, onCrash: () => void): Promise<{ port: number; postmasterPid: number }> {
    const end = Date.now() + START_DEADLINE_MS;
    for (;;) {
      const started = await this.tryToStart(port === 0 ? await freePort() : port, onCrash);
      if (started) return started;
      const reason = this.lastLogLines();
      if (this.stopping || Date.now() > end || !PASSES.test(reason))
        throw new Error(`PostgreSQL does not start; the end of its log: ${reason}`);
      await pause(200);
      await clearTheWay(this.options.dataDir);
    }
  }

  private async tryToStart(
    port: number,
    onCrash: () => void,
  ): Promise<{ port: number; postmasterPid: number } | undefined> {
    const child = this.launch(port);
    const outcome = await this.outcomeOf(child);
    if (child.pid === undefined) return undefined;
    if (outcome === 'ready') {
      this.child = child;
      child.once('exit', () => !this.stopping && onCrash());
      return { port, postmasterPid: child.pid };
    }
    if (child.exitCode === null) await stopProcess(child.pid);
    return undefined;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const { child, options } = this;
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
      await stopProcess(child.pid);
    if (options.temporary) fs.rmSync(dirname(options.dataDir), { recursive: true, force: true });
  }

  /** In a folder of its own, renamed when it is whole: a kill in between leaves nothing half made. */
  private async initialise(): Promise<void> {
    const { dataDir, password, durable } = this.options;
    const fresh = `${dataDir}.new`;
    const passwordFile = `${fresh}.password`;
    fs.rmSync(fresh, { recursive: true, force: true });
    fs.mkdirSync(fresh, { recursive: true, mode: 0o700 });
    fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    for (const path of [fresh, passwordFile]) this.user.own(path);
    try {
      await this.runInitdb(fresh, passwordFile, durable);
    } finally {
      fs.rmSync(passwordFile, { force: true });
    }
    fs.renameSync(fresh, dataDir);
  }

  private async runInitdb(folder: string, passwordFile: string, durable: boolean): Promise<void> {
    const log = this.openLog();
    const input = fs.openSync(passwordFile, 'r');
    const child = this.user.spawn({
      command: this.binaries.initdb,
      args: (seenAs) => [`--pgdata=${seenAs}`, ...INITDB, ...(durable ? [] : ['--no-sync'])],
      folder,
      input,
      output: log,
      env: environment(),
    });
    const code = await new Promise<number | string>((resolve) => {
      child
        .once('error', ({ message }) => resolve(message))
        .once('exit', (exitCode) => resolve(exitCode ?? 'killed'));
    });
    for (const file of [log, input]) fs.closeSync(file);
    if (code !== 0) throw new Error(`initdb failed (${code}); the end of its log: ${this.lastLogLines()}`);
  }

  private launch(port: number): ChildProcess {
    const { dataDir, durable, settings } = this.options;
    const all = { ...SETTINGS, ...(durable ? {} : FAST), ...settings, port: String(port) };
    const asArguments = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const log = this.openLog();
    // The log is a file, not a pipe: the server must not depend on this process to be able to write.
    const child = this.user.spawn({
      command: this.binaries.postgres,
      args: (seenAs) => ['-D', seenAs, ...asArguments],
      folder: dataDir,
      input: 'ignore',
      output: log,
      env: environment(),
    });
    fs.closeSync(log);
    return child;
  }

  private async outcomeOf(child: ChildProcess): Promise<'ready' | 'ended' | 'too late'> {
    let ended = false;
    child.once('exit', () => (ended = true)).once('error', () => (ended = true));
    const isReady = (): boolean => {
      const written = readPostmasterPid(this.options.dataDir);
      return written?.pid === child.pid && written?.ready === true;
    };
    const inTime = await isTrueWithin(() => ended || isReady(), START_DEADLINE_MS);
    if (ended) return 'ended';
    return inTime ? 'ready' : 'too late';
  }

  private get logFile(): string {
    return `${this.options.dataDir}.log`;
  }

  private openLog(): number {
    const tooLong = fs.existsSync(this.logFile) && fs.statSync(this.logFile).size > LOG_LIMIT_BYTES;
    return fs.openSync(this.logFile, tooLong ? 'w' : 'a', 0o600);
  }

  private lastLogLines(): string {
    return fs.existsSync(this.logFile)
      ? fs.readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-4).join(' | ')
      : 'it wrote none';
  }
}

/** A host whose process was killed may still be stopping its server. The lock ends with this process. */
async function aloneWith(dataDir: string): Promise<void> {
  const end = Date.now() + START_DEADLINE_MS;
  while (!(await FolderLock.acquire(dirname(dataDir), `postgres-${basename(dataDir)}`))) {
    if (Date.now() > end) throw new Error(`another process runs PostgreSQL on ${dataDir}`);
    await pause(50);
  }
}
