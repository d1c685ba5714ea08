import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, programOf } from '@bujiao/basics';
import { waitUntil } from '@bujiao/testing';

const MAIN = programOf('standalone');
const DEADLINE_MS = 60_000;

/** A running standalone product with data of its own. */
export class Product {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** @param settings environment variables beyond those that every product of the specs has */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
    const folder = mkdtempSync(join(tmpdir(), 'console-spec-'));
    const port = await freePort();
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, BUJIAO_DATA_DIR: join(folder, 'data'), HTTP_PORT: String(port), ...settings };
    const child = spawn(process.execPath, [MAIN], { env });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const product = new Product(child, folder, port);
    await waitUntil(() => {
      if (child.exitCode !== null) throw new Error(`the product ended: ${output}`);
      return output.includes('is ready');
    }, DEADLINE_MS);
    return product;
  }

  get dataFolder(): string {
    return join(this.folder, 'data');
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
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

  private async tokenOf(user: string): Promise<string> {
    const answer = await fetch(`${this.address}/demo/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    });
    return ((await answer.json()) as { token: string }).token;
  }
}
