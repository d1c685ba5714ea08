import { spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { freePort, hasEnded, isTrueWithin } from '@bujiao/basics';
import { FolderLock } from '@bujiao/embedded-postgres';
import { copyFormatted, format, isFormatted } from './formatted-folder.js';
import { kafkaJars } from './jars.js';
import { assertJava, javaCommand } from './java.js';
import { JavaProgram } from './java-program.js';
import { endLeftBehind, notePid } from './left-behind.js';
import { listens } from './ports.js';
import { PreparedStart } from './prepared-start.js';
import type { BrokerOptions } from './protocol.js';
import { serverProperties } from './server-properties.js';

const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 10_000;
const KILL_DEADLINE_MS = 5_000;
const LOG_LIMIT_BYTES = 8 * 1024 * 1024;

/** One Kafka broker over its folder, as a child of this process. */
export class Broker {
  private child: ChildProcess | undefined;
  /** Whether its end was asked for. */
  private ending = false;

  private constructor(
    private readonly options: BrokerOptions,
    private readonly program: JavaProgram,
    private readonly prepared: PreparedStart | undefined,
    readonly port: number,
  ) {}

  /** Rejects with one sentence that says why there can be no broker. */
  static async prepare(options: BrokerOptions): Promise<Broker> {
    const java = await assertJava();
    mkdirSync(options.folder, { recursive: true });
    await aloneWith(options.folder);
    const jars = await kafkaJars();
    const program = new JavaProgram(jars);
    const prepared = await PreparedStart.in(jars, program, java).catch((error: Error) => error);
    const port = options.port || (await freePort());
    const broker = new Broker(options, program, prepared instanceof Error ? undefined : prepared, port);
    // Without it a start costs more, and nothing else changes.
    if (prepared instanceof Error) broker.note(`The start is not prepared: ${prepared.message}`);
    await endLeftBehind(broker.pidFile, broker.config);
    writeFileSync(
      broker.config,
      serverProperties({ client: broker.port, controller: await freePort() }, broker.dataDir),
    );
    if (!isFormatted(broker.dataDir)) await broker.format();
    return broker;
  }

  /** Resolves with its process id when it takes connections. `onCrash` is called when it ends without having been told to. */
  async start(onCrash: (reason: string) => void): Promise<number> {
    if (await listens(this.port)) throw new Error(`port ${this.port}, meant for Kafka, is taken`);
    const child = this.launch();
    const up = await isTrueWithin(
      async () => hasEnded(child) || (await listens(this.port)),
      START_DEADLINE_MS,
    );
    if (!up || hasEnded(child) || child.pid === undefined) {
      await this.end('SIGKILL');
      throw new Error(`Kafka does not start; the end of its log: ${this.lastLogLines()}`);
    }
    child.once('exit', (code, signal) => {
      if (!this.ending) onCrash(`it ended with ${signal ?? code}`);
    });
    return child.pid;
  }

  /** Idempotent. SIGTERM lets it close its files, so that the next start need not look through them. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child || hasEnded(child)) return;
    this.ending = true;
    child.kill(signal);
    if (signal === 'SIGTERM' && (await isTrueWithin(() => hasEnded(child), STOP_DEADLINE_MS))) return;
    child.kill('SIGKILL');
    if (!(await isTrueWithin(() => hasEnded(child), KILL_DEADLINE_MS)))
      throw new Error(`the Kafka broker ${child.pid} cannot be ended`);
  }

  private launch(): ChildProcess {
    this.ending = false;
    const log = this.openLog();
    // The log is a file, not a pipe: the broker must not depend on this process to be able to write.
    const child = spawn(javaCommand(), this.javaArgs(['kafka.Kafka', this.config]), {
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child.once('error', () => undefined); // shows as an end without a process id
    this.child = child;
    if (child.pid !== undefined) notePid(this.pidFile, child.pid);
    return child;
  }

  private async format(): Promise<void> {
    if (copyFormatted(this.prepared?.formatted, this.dataDir)) return;
    await format((main) => this.javaArgs(main), this.config);
  }

  private javaArgs(main: readonly string[]): string[] {
    return this.program.args(this.prepared?.flags ?? [], main);
  }

  private get dataDir(): string {
    return join(this.options.folder, 'data');
  }

  private get config(): string {
    return join(this.options.folder, 'server.properties');
  }

  private get pidFile(): string {
    return join(this.options.folder, 'broker.pid');
  }

  private get logFile(): string {
    return join(this.options.folder, 'broker.log');
  }

  private note(line: string): void {
    appendFileSync(this.logFile, `${line}\n`, { mode: 0o600 });
  }

  private openLog(): number {
    const tooLong = existsSync(this.logFile) && statSync(this.logFile).size > LOG_LIMIT_BYTES;
    return openSync(this.logFile, tooLong ? 'w' : 'a', 0o600);
  }

  private lastLogLines(): string {
    return readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-4).join(' | ') || 'it wrote none';
  }
}

/** A host whose process was killed may still be stopping its broker. The lock ends with this process. */
async function aloneWith(folder: string): Promise<void> {
  if (
    !(await isTrueWithin(
      async () => (await FolderLock.acquire(folder, 'kafka')) !== undefined,
      START_DEADLINE_MS,
    ))
  ) {
    throw new Error(`another process runs Kafka on ${folder}`);
  }
}
