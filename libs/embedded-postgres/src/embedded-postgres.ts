import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasEnded } from '@bujiao/basics';
import { FIRST_DATABASE, SUPERUSER, type ClusterOptions, type FromHost, type ToHost } from './protocol.js';
import { sweepTemporaryFolders, TEMPORARY_PREFIX } from './temporary-folders.js';

export interface EmbeddedPostgresOptions {
  /** Where the data lasts. @default a temporary folder that is deleted at the stop, with all safety traded for speed */
  readonly dataDir?: string;
  /** Of the superuser; has to be the same at each start over the same data. */
  readonly password: string;
  /** @default a free one */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** The server crashed and runs again, on the same port. */
  readonly onRestart?: () => void;
  /** The server is gone for good: it could not be started again. Not called when it was stopped. */
  readonly onLost?: (reason: string) => void;
}

/**
 * A real PostgreSQL, in a process of its own that ends when this one does, also by kill -9. It is started again, on the same
 * port, when it crashes.
 */
export class EmbeddedPostgres {
  private stopped: Promise<void> | undefined;

  private constructor(
    private readonly host: ChildProcess,
    private running: { readonly port: number; readonly postmasterPid: number },
    private readonly password: string,
  ) {
    host.on('message', (message: FromHost) => {
      if (message.is === 'running') this.running = message;
    });
  }

  /** Rejects with one sentence that says why it does not start. */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const cluster = clusterOptions(options);
    // A process group of its own: Ctrl-C must not reach the server before those who use it are done.
    const host = fork(fileURLToPath(new URL('../dist/host.js', import.meta.url)), {
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
      env: withoutNodeOptions(),
    });
    const running = await firstAnswer(host, cluster);
    const postgres = new EmbeddedPostgres(host, running, options.password);
    host.on('message', (message: FromHost) => {
      if (message.is === 'running') options.onRestart?.();
      if (message.is === 'failed') options.onLost?.(message.reason);
    });
    host.on('exit', () => {
      if (!postgres.stopped) options.onLost?.('its host process ended');
    });
    return postgres;
  }

  get url(): string {
    return `postgres://${SUPERUSER}:${encodeURIComponent(this.password)}@127.0.0.1:${this.running.port}/${FIRST_DATABASE}`;
  }

  /** Changes when the server was started again after a crash. */
  get postmasterPid(): number {
    return this.running.postmasterPid;
  }

  get hostPid(): number | undefined {
    return this.host.pid;
  }

  /** Idempotent. Resolves when the server has ended. */
  stop(): Promise<void> {
    this.stopped ??= new Promise((done) => {
      if (hasEnded(this.host)) return done();
      this.host.once('exit', () => done());
      this.host.send({ do: 'stop' } satisfies ToHost, () => undefined);
    });
    return this.stopped;
  }
}

function clusterOptions({
  dataDir,
  password,
  port = 0,
  settings = {},
}: EmbeddedPostgresOptions): ClusterOptions {
  if (dataDir !== undefined)
    return { dataDir: resolve(dataDir), password, port, settings, durable: true, temporary: false };
  sweepTemporaryFolders();
  const folder = mkdtempSync(join(tmpdir(), TEMPORARY_PREFIX));
  chmodSync(folder, 0o755);
  return { dataDir: join(folder, 'data'), password, port, settings, durable: false, temporary: true };
}

/** Options of a test run (loaders, VM modules) are not for the host. */
function withoutNodeOptions(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return env;
}

function firstAnswer(
  host: ChildProcess,
  options: ClusterOptions,
): Promise<{ port: number; postmasterPid: number }> {
  return new Promise((done, fail) => {
    host.once('error', fail);
    host.once('exit', () => fail(new Error('the host process of PostgreSQL ended')));
    host.once('message', (message: FromHost) => {
      if (message.is === 'running') done(message);
      else fail(new Error(message.is === 'failed' ? message.reason : 'PostgreSQL was stopped'));
    });
    host.send({ do: 'start', options } satisfies ToHost);
  });
}
