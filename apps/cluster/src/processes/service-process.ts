import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Environment } from '@bujiao/platform';
import type { Program } from '../programs.js';
import { pause, waitUntil } from '../wait.js';
import { BackOff } from './back-off.js';
import type { ClusterProcess } from './cluster-process.js';

export interface ServiceProcessOptions {
  readonly name: string;
  readonly program: Program;
  /** Compiled file. */
  readonly main: string;
  readonly url: string;
  readonly env: Environment;
  /** Hears each line that it writes, and what becomes of it. */
  readonly say: (line: string) => void;
}

const READY_DEADLINE_MS = 60_000;
/** Longer than the work of a service is let go on. */
const STOP_DEADLINE_MS = 20_000;
const READY_ANSWER_MS = 2_000;
/** Ends before it was ever ready: something is wrong with it that starting again does not mend. */
const MOST_FAILED_STARTS = 4;
/** Compiled, wherever this file runs from. */
const LEAVE_WITH_PARENT = new URL('../../dist/processes/leave-with-parent.js', import.meta.url).href;
/**
 * A service holds its read-ahead and its caches, which are bounded; garbage need not pile up beyond. Several processes share few
 * cores, so helpers of the collector are only in the way. And what waits for an answer lives for a while, not for ever: V8 would take
 * that for a reason to put its like among the old from the beginning, where it costs far more to clear away.
 */
const NODE_FLAGS = [
  '--max-old-space-size=256',
  '--single-threaded-gc',
  '--no-allocation-site-pretenuring',
  '--import',
  LEAVE_WITH_PARENT,
];

/** A service as a process of its own, which ends with this one, and is started again when it dies. */
export class ServiceProcess implements ClusterProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private failedStarts = 0;
  private ready = false;
  private lastLine = '';
  private readonly backOff = new BackOff();

  constructor(private readonly options: ServiceProcessOptions) {}

  get name(): string {
    return this.options.name;
  }

  get program(): Program {
    return this.options.program;
  }

  get url(): string {
    return this.options.url;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Whether it was ready, and has not ended since. */
  get isUp(): boolean {
    return this.ready;
  }

  start(): void {
    this.stopping = false;
    this.launch();
  }

  async waitReady(deadlineMs = READY_DEADLINE_MS): Promise<void> {
    const hopeless = (): boolean => this.failedStarts >= MOST_FAILED_STARTS;
    const inTime = await waitUntil(
      async () => hopeless() || this.stopping || (await this.answersReady()),
      deadlineMs,
    );
    if (hopeless() || this.stopping || !inTime)
      throw new Error(`${this.name} does not get ready; its last word: ${this.lastLine}`);
  }

  async kill9(): Promise<void> {
    const { child } = this;
    child?.kill('SIGKILL');
    await waitUntil(() => !child || hasEnded(child), STOP_DEADLINE_MS);
  }

  async restart(): Promise<void> {
    await this.stop();
    this.start();
  }

  /** Lets it finish what it has begun, for some seconds. Idempotent. */
  async stop(): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (!child || hasEnded(child)) return;
    child.kill('SIGTERM');
    if (await waitUntil(() => hasEnded(child), STOP_DEADLINE_MS)) return;
    this.options.say('does not stop in time: killed');
    await this.kill9();
  }

  private launch(): void {
    const { main, env, say } = this.options;
    // A process group of its own: Ctrl-C is ours to handle, in the right order.
    const child = spawn(process.execPath, [...NODE_FLAGS, main], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...env },
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) this.listen(stream as Readable);
    child.once('error', (error) => say(`cannot be started: ${error.message}`));
    child.once('exit', (code, signal) => void this.comeBack(signal ?? `status ${code}`));
    void this.noticeReady(child);
  }

  private listen(stream: Readable): void {
    createInterface({ input: stream }).on('line', (line) => {
      this.lastLine = line;
      this.options.say(line);
    });
  }

  private async noticeReady(child: ChildProcess): Promise<void> {
    await waitUntil(async () => hasEnded(child) || (await this.answersReady()), Infinity, 100);
    if (hasEnded(child) || child !== this.child) return;
    this.failedStarts = 0;
    this.ready = true;
  }

  private async comeBack(how: string): Promise<void> {
    if (!this.ready) this.failedStarts += 1;
    this.ready = false;
    if (this.stopping) return;
    const wait = this.backOff.next();
    this.options.say(`ended by ${how}; starts again in ${wait / 1000} s`);
    await pause(wait);
    if (!this.stopping) this.launch();
  }

  private async answersReady(): Promise<boolean> {
    try {
      const { status, body } = await fetch(`${this.url}/health/ready`, {
        signal: AbortSignal.timeout(READY_ANSWER_MS),
      });
      await body?.cancel();
      return status === 200;
    } catch {
      return false;
    }
  }
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
