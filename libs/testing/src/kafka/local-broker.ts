import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brokerConfig } from './broker-config.js';
import { kafkaJars } from './kafka-jars.js';

const run = promisify(execFile);
const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 20_000;

/** Ends the broker when whoever started it is gone, however that happened: their end of the pipe closes. */
const WATCH = 'cat >/dev/null; kill -9 "$0" 2>/dev/null';

const JAVA = ['-Xms64m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];

export interface LocalBrokerOptions {
  /** Where its data lasts. @default a temporary folder, deleted at the stop */
  readonly folder?: string;
  /** @default a free one */
  readonly port?: number;
}

/** One real Kafka broker on loopback, as a process of this machine. */
export class LocalBroker {
  private process: ChildProcess | undefined;
  private watch: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly temporary: boolean,
    private readonly port: number,
    private readonly jars: string,
  ) {}

  static async start({ folder, port }: LocalBrokerOptions = {}): Promise<LocalBroker> {
    const place = folder ?? mkdtempSync(join(tmpdir(), 'bujiao-kafka-'));
    const broker = new LocalBroker(place, folder === undefined, port ?? (await freePort()), await kafkaJars());
    try {
      await broker.format(await freePort());
      await broker.launch();
      return broker;
    } catch (error) {
      await broker.stop();
      throw error;
    }
  }

  get brokers(): string {
    return `127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** As a crash would. */
  async kill9(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** On the same port, over the same data. */
  async restart(): Promise<void> {
    await this.end('SIGTERM');
    await this.launch();
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    if (this.temporary) rmSync(this.folder, { recursive: true, force: true });
  }

  private async format(controllerPort: number): Promise<void> {
    const data = join(this.folder, 'data');
    mkdirSync(this.folder, { recursive: true });
    if (!existsSync(this.config)) writeFileSync(this.config, brokerConfig(this.port, controllerPort, data));
    if (existsSync(join(data, 'meta.properties'))) return;
    const id = randomBytes(16).toString('base64url');
    await run('java', [...JAVA, '-cp', join(this.jars, '*'), 'kafka.tools.StorageTool', 'format', '-t', id, '-c', this.config]);
  }

  private async launch(): Promise<void> {
    const log = openSync(this.logFile, 'a');
    const child = spawn('java', [...JAVA, '-cp', join(this.jars, '*'), 'kafka.Kafka', this.config], { stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    this.process = child;
    this.watch = spawn('sh', ['-c', WATCH, String(child.pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    const end = Date.now() + START_DEADLINE_MS;
    while (!(await listens(this.port))) {
      if (hasEnded(child) || Date.now() > end) throw new Error(`The Kafka broker does not start; the end of its log: ${this.lastLogLines()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.process;
    if (child && !hasEnded(child)) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      const insist = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
      await ended;
      clearTimeout(insist);
    }
    this.watch?.kill('SIGKILL');
    this.watch?.stdin?.destroy();
  }

  private get config(): string {
    return join(this.folder, 'server.properties');
  }

  private get logFile(): string {
    return join(this.folder, 'broker.log');
  }

  private lastLogLines(): string {
    return readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-5).join(' | ');
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
