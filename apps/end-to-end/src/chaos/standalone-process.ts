import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isTrueWithin } from '@bujiao/basics';
import { LaunchedStandalone } from '@bujiao/testing';

/** ms, for a product whose database was killed. */
const READY_AGAIN_WITHIN = 60_000;
/** ms, for a database whose product was killed. */
const DATABASE_ENDS_WITHIN = 30_000;

/** The standalone product in a process of its own, on a data folder that outlives it. */
export class StandaloneProcess {
  private readonly launches: LaunchedStandalone[] = [];

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async create(env: Readonly<Record<string, string>>): Promise<StandaloneProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'bujiao-chaos-'));
    // Where we are root, PostgreSQL runs as another user and has to pass through.
    chmodSync(folder, 0o755);
    return new StandaloneProcess(folder, await freePort(), env);
  }

  /** All that its processes ever wrote. */
  get output(): string {
    return this.launches.map(({ output }) => output).join('');
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
    const env = { LOG_FORMAT: 'json', ...this.env };
    const launched = new LaunchedStandalone({ dataFolder: this.folder, port: this.port, env });
    this.launches.push(launched);
    await launched.ready();
  }

  /** kill -9, of the product alone: its database notices by itself. Resolves once the process is gone. */
  async kill(): Promise<void> {
    await this.launches.at(-1)?.kill();
  }

  /**
   * kill -9, of the database alone: the product starts it again, or ends where that fails, and is then started again as any
   * supervisor would. Resolves when all is well.
   */
  async killPostgres(): Promise<void> {
    const product = this.launches.at(-1);
    if (!product) throw new Error('it was never started');
    const pid = this.postmaster;
    if (pid > 1) process.kill(pid, 'SIGKILL');
    const isOver = await isTrueWithin(
      async () => product.hasEnded || (await product.isReady()),
      READY_AGAIN_WITHIN,
    );
    if (!isOver)
      throw new Error(`it is not ready again; the last that it said: ${this.output.slice(-2_000)}`);
    if (product.hasEnded) await this.start();
  }

  async remove(): Promise<void> {
    await this.kill();
    const postmasterFile = join(this.folder, 'postgres', 'postmaster.pid');
    await isTrueWithin(() => !existsSync(postmasterFile), DATABASE_ENDS_WITHIN);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private postmasterFile(): string[] {
    return readFileSync(join(this.folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  }
}
