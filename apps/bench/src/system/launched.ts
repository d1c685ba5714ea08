import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { hasEnded, isTrueWithin } from '@bujiao/basics';
import { ProductClient, type ProductUrls } from '@bujiao/simulator';

export interface LaunchOptions {
  readonly what: string;
  /** Of Node: flags, then the compiled program and its arguments. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly urls: ProductUrls;
  /** Has a channel for messages. @default false */
  readonly channel?: boolean;
}

const START_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 60_000;

/** A program of the product in a process of its own, ready to be asked. */
export class Launched {
  private constructor(
    private readonly child: ChildProcess,
    private readonly options: LaunchOptions,
  ) {}

  /** Rejects with the end of its log where it does not get ready; nothing is left running then. */
  static async start(options: LaunchOptions): Promise<Launched> {
    const log = openSync(options.logFile, 'a');
    const child = spawn(process.execPath, [...options.args], {
      stdio: ['ignore', log, log, ...(options.channel ? (['ipc'] as const) : [])],
      // Not in our process group: Ctrl-C is ours to handle, in the right order.
      detached: true,
      env: { ...process.env, ...options.env },
    });
    closeSync(log);
    const launched = new Launched(child, options);
    await launched.ready().catch(async (error: unknown) => {
      await launched.stop();
      throw error;
    });
    return launched;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Sends a message; resolves with the next one that comes back. */
  async ask(message: object): Promise<void> {
    const answered = once(this.child, 'message');
    this.child.send(message);
    await answered;
  }

  async stop(): Promise<void> {
    if (hasEnded(this.child)) return;
    this.child.kill('SIGTERM');
    if (!(await isTrueWithin(() => hasEnded(this.child), STOP_DEADLINE_MS))) this.child.kill('SIGKILL');
  }

  private async ready(): Promise<void> {
    const client = new ProductClient(this.options.urls);
    const isUp = await isTrueWithin(
      async () => hasEnded(this.child) || (await client.notReady()).length === 0,
      START_DEADLINE_MS,
    );
    await client.close();
    if (!isUp || hasEnded(this.child))
      throw new Error(`${this.options.what} does not start; the end of its log:\n${this.lastLogLines()}`);
  }

  private lastLogLines(): string {
    return readFileSync(this.options.logFile, 'utf8').trim().split('\n').slice(-20).join('\n');
  }
}
