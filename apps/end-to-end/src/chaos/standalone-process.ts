import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, programOf } from '@bujiao/basics';
import { eventually } from '@bujiao/testing';

const MAIN = programOf('standalone');
const READY_WITHIN = 60_000;

/** The standalone product in a process of its own, on a data folder that outlives it. */
export class StandaloneProcess {
  /** All that its processes ever wrote. */
  output = '';
  private child: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async create(env: Readonly<Record<string, string>>): Promise<StandaloneProcess> {
    if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: build the workspace first`);
    const folder = mkdtempSync(join(tmpdir(), 'bujiao-chaos-'));
    // Where we are root, PostgreSQL runs as another user and has to pass through.
    chmodSync(folder, 0o755);
    return new StandaloneProcess(folder, await freePort(), env);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Of its database, while that runs. */
  get databaseUrl(): string {
    const { postgresPassword } = JSON.parse(readFileSync(join(this.folder, 'secrets.json'), 'utf8')) as {
      postgresPassword: string;
    };
    const [, , , port] = this.postmasterFile();
    return `postgres://postgres:${encodeURIComponent(postgresPassword)}@127.0.0.1:${port}/postgres`;
  }

  /** Process id of its database's server, while that runs. */
  get postmaster(): number {
    return Number(this.postmasterFile()[0]);
  }

  async start(): Promise<void> {
    const inherited = Object.fromEntries(
      ['PATH', 'HOME', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    );
    const child = spawn(process.execPath, [MAIN], {
      env: {
        ...inherited,
        BUJIAO_DATA_DIR: this.folder,
        HTTP_PORT: String(this.port),
        LOG_FORMAT: 'json',
        ...this.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    await this.untilReady(() => {
      if (this.hasEnded) throw new Error(`it does not start: ${this.output.slice(-2_000)}`);
    });
  }

  /** kill -9, of the product alone: its database notices by itself. Resolves once the process is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || this.hasEnded) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await gone;
  }

  /**
   * kill -9, of the database alone: the product starts it again, or ends where that fails, and is then started again as any
   * supervisor would. Resolves when all is well.
   */
  async killPostgres(): Promise<void> {
    const pid = this.postmaster;
    if (pid > 1) process.kill(pid, 'SIGKILL');
    await this.untilReady(() => {
      if (this.hasEnded) throw new Error('it has ended');
    }).catch((error: unknown) => {
      if (!this.hasEnded) throw error;
    });
    if (this.hasEnded) await this.start();
  }

  async remove(): Promise<void> {
    await this.kill();
    await eventually(
      () => Promise.resolve(existsSync(join(this.folder, 'postgres', 'postmaster.pid'))),
      (there) => !there,
      30_000,
    ).catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param check called before each look; what it throws ends the wait */
  private async untilReady(check: () => void): Promise<void> {
    await eventually(
      () => this.isReady(),
      (ready) => {
        check();
        return ready;
      },
      READY_WITHIN,
    ).catch((cause: unknown) => {
      throw new Error(`it is not ready; the last that it said: ${this.output.slice(-2_000)}`, { cause });
    });
  }

  private get hasEnded(): boolean {
    return this.child !== undefined && (this.child.exitCode !== null || this.child.signalCode !== null);
  }

  private postmasterFile(): string[] {
    return readFileSync(join(this.folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    return answer?.status === 200;
  }
}
