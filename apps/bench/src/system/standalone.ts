import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAddress, ProductClient } from '@bujiao/simulator';
import { waitUntil } from '../wait-until.js';
import { freePort } from './free-port.js';
import { residentMemory } from './resident-memory.js';
import type { System } from './system.port.js';

export interface StandaloneOptions {
  /** A database that is empty. */
  readonly pgUrl: string;
  /** For its log. */
  readonly folder: string;
  /** More arguments to node, such as `--cpu-prof`. */
  readonly nodeArguments?: readonly string[];
}

const MAIN = fileURLToPath(new URL('../../../standalone/dist/main.js', import.meta.url));
const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 15_000;

/** The standalone product in a process of its own, as `npm start` would run it, on a database that is given. */
export class Standalone implements System {
  readonly mode = 'standalone';
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly logFile: string,
  ) {}

  static async start({ pgUrl, folder, nodeArguments = [] }: StandaloneOptions): Promise<Standalone> {
    const port = await freePort();
    const logFile = join(folder, 'standalone.log');
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [...nodeArguments, process.env['BENCH_MAIN'] ?? MAIN], {
      stdio: ['ignore', log, log],
      // Not in our process group: Ctrl-C is ours to handle, in the right order.
      detached: true,
      env: {
        ...process.env, PG_URL: pgUrl, HTTP_PORT: String(port), DATA_KEY: randomBytes(32).toString('base64'), AUTO_CONFIRM_AFTER_MS: '0', LOG_LEVEL: 'warn',
      },
    });
    closeSync(log);
    const system = new Standalone(`http://127.0.0.1:${port}`, child, logFile);
    await system.ready().catch(async (error: unknown) => {
      await system.stop();
      throw error;
    });
    return system;
  }

  async memory(): Promise<ReadonlyMap<string, number>> {
    return new Map([['standalone', await residentMemory(this.child.pid ?? 0)]]);
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return;
    this.child.kill('SIGTERM');
    if (!(await waitUntil(() => this.hasEnded, STOP_DEADLINE_MS))) this.child.kill('SIGKILL');
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async ready(): Promise<void> {
    const client = new ProductClient(oneAddress(this.url));
    const isUp = await waitUntil(async () => this.hasEnded || (await client.notReady()).length === 0, START_DEADLINE_MS);
    await client.close();
    if (!isUp || this.hasEnded) throw new Error(`the standalone does not start; the end of its log:\n${this.lastLogLines()}`);
  }

  private lastLogLines(): string {
    return readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-20).join('\n');
  }
}
