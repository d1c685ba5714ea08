import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { hasEnded, isTrueWithin, pause } from '@bujiao/basics';
import type { Environment } from '@bujiao/platform';
import type { Program } from '../programs.js';
import { BackOff } from './back-off.js';
import type { ClusterProcess } from './cluster-process.js';

export interface ServiceProcessOptions {
  readonly name: string;
  readonly program: Program;
  /** Path of the compiled file. */
  readonly main: string;
  readonly url: string;
  readonly env: Environment;
  /** Called with each line of its output, and with its starts and ends. */
  readonly say: (line: string) => void;
}

const READY_DEADLINE_MS = 60_000;
/** ms; longer than a service's own shutdown. */
const STOP_DEADLINE_MS = 20_000;
const READY_ANSWER_MS = 2_000;
/** Number of starts without readiness after which the service is given up. */
const MOST_FAILED_STARTS = 4;
/** The compiled file, also if this file runs from source. */
const LEAVE_WITH_PARENT = new URL('../../dist/processes/leave-with-parent.js', import.meta.url).href;
/**
 * Memory of a service is bounded (read-ahead and caches), so the heap can be small. Several processes share few cores, so helper
 * threads of the collector only compete with them. Objects that wait for an answer live for a while: V8 would allocate their kind
 * in the old generation (pretenuring), where collecting them costs far more.
 */
const NODE_FLAGS = [
  '--max-old-space-size=256',
  '--single-threaded-gc',
  '--no-allocation-site-pretenuring',
  '--import',
  LEAVE_WITH_PARENT,
];

/** A service as a child process, which ends with this process and is restarted when it dies. */
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

  /** True from its first readiness until it ends. */
  get isUp(): boolean {
    return this.ready;
  }

  start(): void {
    this.stopping = false;
    this.launch();
  }

  async waitReady(deadlineMs = READY_DEADLINE_MS): Promise<void> {
    const hopeless = (): boolean => this.failedStarts >= MOST_FAILED_STARTS;
    const inTime = await isTrueWithin(
      async () => hopeless() || this.stopping || (await this.answersReady()),
      deadlineMs,
    );
    if (hopeless() || this.stopping || !inTime)
      throw new Error(`${this.name} does not get ready; its last line: ${this.lastLine}`);
  }

  async kill9(): Promise<void> {
    const { child } = this;
    child?.kill('SIGKILL');
    await isTrueWithin(() => !child || hasEnded(child), STOP_DEADLINE_MS);
  }

  async restart(): Promise<void> {
    await this.stop();
    this.start();
  }

  /** Stops it in order within a few seconds. Idempotent. */
  async stop(): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (!child || hasEnded(child)) return;
    child.kill('SIGTERM');
    if (await isTrueWithin(() => hasEnded(child), STOP_DEADLINE_MS)) return;
    this.options.say('did not stop in time: killed');
    await this.kill9();
  }

  private launch(): void {
    const { main, env, say } = this.options;
    // A process group of its own: Ctrl-C reaches only this process, which stops the children in order.
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
    await isTrueWithin(async () => hasEnded(child) || (await this.answersReady()), Infinity, 100);
    if (hasEnded(child) || child !== this.child) return;
    this.failedStarts = 0;
    this.ready = true;
  }

  private async comeBack(how: string): Promise<void> {
    if (!this.ready) this.failedStarts += 1;
    this.ready = false;
    if (this.stopping) return;
    const wait = this.backOff.next();
    this.options.say(`ended by ${how}; restarts in ${wait / 1000} s`);
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
