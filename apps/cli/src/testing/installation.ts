import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, programOf } from '@bujiao/basics';
import { testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';
import { base, DEADLINE_MS, ended, runBujiao, type Ended } from './processes.js';
import { seed } from './seed.js';

export { DEADLINE_MS, type Ended } from './processes.js';

const STANDALONE = programOf('standalone');

/** A standalone with a database of its own, and the command line beside its data, without a terminal. */
export class Installation {
  private standalone: ChildProcess | undefined;

  private constructor(
    readonly database: TestDatabase,
    readonly folder: string,
    private readonly port: number,
  ) {}

  /** @param before what is in the database. @default what {@link seed} leaves */
  static async start(before: (url: string) => Promise<void> = seed): Promise<Installation> {
    const database = await testDatabase();
    await before(database.url);
    const folder = mkdtempSync(join(tmpdir(), 'bujiao-cli-'));
    const installation = new Installation(database, folder, await freePort());
    await installation.startAgain();
    return installation;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async startAgain(): Promise<void> {
    const standalone = spawn(process.execPath, [STANDALONE], {
      env: {
        ...base(),
        PG_URL: this.database.url,
        HTTP_PORT: String(this.port),
        BUJIAO_DATA_DIR: join(this.folder, '.data'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.standalone = standalone;
    let output = '';
    standalone.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await waitUntil(() => output.includes('is ready'), DEADLINE_MS);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { standalone } = this;
    if (!standalone || standalone.exitCode !== null || standalone.signalCode !== null) return;
    const ended = new Promise((resolve) => standalone.once('exit', resolve));
    standalone.kill(signal);
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM');
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** As typed in a folder beside the installation's data, without a terminal. */
  run(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
    return runBujiao(args, this.folder, env);
  }

  ended(child: ChildProcess): Promise<Ended> {
    return ended(child);
  }

  bujiao(...args: readonly string[]): Promise<Ended> {
    return this.ended(this.run(args));
  }

  async json<T>(...args: readonly string[]): Promise<T> {
    return JSON.parse((await this.bujiao(...args, '-o', 'json')).out) as T;
  }
}
