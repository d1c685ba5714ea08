import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@bujiao/basics';
import { LaunchedStandalone, testDatabase, type TestDatabase } from '@bujiao/testing';

export type Settings = Readonly<Record<string, string>>;

interface Running {
  readonly launched: LaunchedStandalone;
  readonly folder: string;
  readonly port: number;
  readonly database: TestDatabase;
}

/** A standalone product with data of its own: a folder, and a database on the server of the specs. */
export class Product {
  private running: Running | undefined;
  private readonly tokens = new Map<string, Promise<string>>();

  /** @param settings environment variables beyond those that every product of the specs has */
  async start(settings: Settings = {}): Promise<void> {
    const [database, port] = [await testDatabase(), await freePort()];
    const folder = mkdtempSync(join(tmpdir(), 'console-spec-'));
    const env = { PG_URL: database.url, LOG_LEVEL: 'warn', ...settings };
    const launched = new LaunchedStandalone({ dataFolder: join(folder, 'data'), port, env });
    this.running = { launched, folder, port, database };
    await launched.ready();
  }

  get port(): number {
    return this.started.port;
  }

  get address(): string {
    return this.started.launched.address;
  }

  get databaseUrl(): string {
    return this.started.database.url;
  }

  async stop(): Promise<void> {
    if (!this.running) return;
    const { launched, folder, database } = this.running;
    try {
      await launched.stop();
    } finally {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Calls the API as somebody of the demo. */
  async call(
    user: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const token = await this.tokenOf(user);
    return fetch(this.address + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async put(user: string, path: string, body: unknown): Promise<Response> {
    const headers = {
      authorization: `Bearer ${await this.tokenOf(user)}`,
      'content-type': 'application/json',
    };
    return fetch(this.address + path, { method: 'PUT', headers, body: JSON.stringify(body) });
  }

  /** One a person: it lasts longer than the specs. */
  private tokenOf(user: string): Promise<string> {
    const token = this.tokens.get(user) ?? this.newToken(user);
    this.tokens.set(user, token);
    return token;
  }

  private async newToken(user: string): Promise<string> {
    const answer = await fetch(`${this.address}/demo/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    });
    return ((await answer.json()) as { token: string }).token;
  }

  private get started(): Running {
    if (!this.running) throw new Error('the product is not started');
    return this.running;
  }
}
