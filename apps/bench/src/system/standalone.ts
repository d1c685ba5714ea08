import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAddress, ProductClient } from '@bujiao/simulator';
import type { ProfileOrder } from '../profile/profiled-process.js';
import { waitUntil } from '../wait-until.js';
import { freePort } from './free-port.js';
import type { System } from './system.port.js';

export interface StandaloneOptions {
  /** A database that is empty. */
  readonly pgUrl: string;
  /** For its log. */
  readonly folder: string;
  /** It can be asked for CPU profiles. @default false */
  readonly profiled?: boolean;
}

const MAIN = fileURLToPath(new URL('../../../standalone/dist/main.js', import.meta.url));
const PROFILED = new URL('../profile/profiled-process.js', import.meta.url).href;
const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 15_000;

/** As `npm start` has them. */
const NODE_FLAGS = ['--max-semi-space-size=64', '--single-threaded-gc'];

/** The standalone product in a process of its own, as `npm start` would run it, on a database that is given. */
export class Standalone implements System {
  readonly mode = 'standalone';
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly logFile: string,
  ) {}

  static async start({ pgUrl, folder, profiled = false }: StandaloneOptions): Promise<Standalone> {
    const port = await freePort();
    const logFile = join(folder, 'standalone.log');
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [...NODE_FLAGS, ...(profiled ? ['--import', PROFILED] : []), MAIN], {
      stdio: ['ignore', log, log, ...(profiled ? (['ipc'] as const) : [])],
      // Not in our process group: Ctrl-C is ours to handle, in the right order.
      detached: true,
      env: {
        ...process.env, PG_URL: pgUrl, HTTP_PORT: String(port), BUJIAO_DATA_DIR: join(folder, 'standalone'), AUTO_CONFIRM_AFTER_MS: '0', LOG_LEVEL: 'warn',
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

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get processes(): ReadonlyMap<string, number> {
    return new Map([['standalone', this.pid]]);
  }

  /** Resolves when it is done. Only where it was started as `profiled`. */
  async profile(order: ProfileOrder): Promise<void> {
    const done = once(this.child, 'message');
    this.child.send(order);
    await done;
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
