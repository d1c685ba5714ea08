import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@bujiao/basics';
import { LaunchedStandalone, testDatabase, type TestDatabase } from '@bujiao/testing';
import { ended, runBujiao, type Ended } from './processes.js';
import { seed } from './seed.js';

export { DEADLINE_MS, type Ended } from './processes.js';

/** A standalone with a database of its own, and the command line beside its data, without a terminal. */
export class Installation {
  private standalone: LaunchedStandalone | undefined;

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
    const { folder, port, database } = this;
    const dataFolder = join(folder, '.data');
    this.standalone = new LaunchedStandalone({ dataFolder, port, env: { PG_URL: database.url } });
    await this.standalone.ready();
  }

  async kill(): Promise<void> {
    await this.standalone?.kill();
  }

  async stop(): Promise<void> {
    try {
      await this.standalone?.stop();
    } finally {
      await this.database.drop();
      rmSync(this.folder, { recursive: true, force: true });
    }
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
