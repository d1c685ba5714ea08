import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hasEnded, isTrueWithin, programOf, within } from '@bujiao/basics';
import { inheritedEnvironment } from './inherited-environment.js';

export interface LaunchOptions {
  /** It and those above it are made where they are missing. */
  readonly dataFolder: string;
  /** Of loopback. */
  readonly port: number;
  /** Variables beyond data folder, port and what is inherited; each wins over those. */
  readonly env?: Readonly<Record<string, string>>;
  /** A file for Node. @default the bundle of the standalone product */
  readonly program?: string;
}

/** The product's last word of a start: it takes requests, and its data folder says where. */
const READY = 'Bujiao is ready';
/** ms. A start is some three seconds of processor time, beside browsers and brokers of other specs: only a hang meets it. Less than the hooks have. */
const READY_DEADLINE_MS = 60_000;
/** ms; twice what the product gives its own shutdown. */
const STOP_DEADLINE_MS = 40_000;
/** ms */
const KILL_DEADLINE_MS = 10_000;
/** ms between the end of the process and the last of its output. A child of its own may hold that open for longer. */
const OUTPUT_DEADLINE_MS = 2_000;
/** ms for one answer about readiness. */
const ANSWER_DEADLINE_MS = 2_000;
const LOOK_EVERY_MS = 50;
/** Number of characters of the output in an error. */
const LAST_WORDS = 4_000;

/**
 * The standalone product as a process, with nothing of the environment of the person who runs the tests. It is killed where this
 * process exits before it; a signal that ends this process leaves it.
 */
export class LaunchedStandalone {
  readonly child: ChildProcess;
  readonly address: string;
  /**
   * Exit code; null after a signal, and where it could not be started. Resolves when `output` is whole, or 2 s after the end where a
   * child of the process still may write; never while it runs: a caller that is not sure of the end has a deadline of its own.
   */
  readonly ended: Promise<number | null>;
  private said = '';

  /** @throws Error where the program is missing */
  constructor({ dataFolder, port, env = {}, program = programOf('standalone') }: LaunchOptions) {
    if (!existsSync(program)) throw new Error(`${program} is missing: \`npm test\` makes it`);
    this.address = `http://127.0.0.1:${port}`;
    this.child = spawn(process.execPath, [program], {
      env: { ...inheritedEnvironment(), BUJIAO_DATA_DIR: dataFolder, HTTP_PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    this.ended = this.untilItEnds();
  }

  /** All that it wrote so far. */
  get output(): string {
    return this.said;
  }

  get hasEnded(): boolean {
    return hasEnded(this.child);
  }

  /** Whether it answers at this moment that it is ready; false after 2 s without an answer. */
  async isReady(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(ANSWER_DEADLINE_MS);
      const { ok, body } = await fetch(`${this.address}/health/ready`, { signal });
      await body?.cancel();
      return ok;
    } catch {
      return false;
    }
  }

  /**
   * Resolves with itself when its start is over, as it says itself, and it answers that it is ready.
   * @param deadlineMs @default 60000
   * @throws Error with the last of its output where it ends, or is not ready by the deadline; it does not run any more then
   */
  async ready(deadlineMs = READY_DEADLINE_MS): Promise<this> {
    const isUp = async (): Promise<boolean> => this.said.includes(READY) && (await this.isReady());
    const inTime = await isTrueWithin(async () => this.hasEnded || (await isUp()), deadlineMs, LOOK_EVERY_MS);
    if (inTime && !this.hasEnded) return this;
    const how = this.hasEnded
      ? `ended with ${(await this.ended) ?? this.child.signalCode}`
      : `was not ready within ${deadlineMs} ms`;
    await this.kill();
    throw this.failure(how);
  }

  /**
   * SIGTERM; resolves when it has ended, however. Idempotent.
   * @param deadlineMs @default 40000
   * @throws Error with the last of its output where it runs on until the deadline; it is killed then
   */
  async stop(deadlineMs = STOP_DEADLINE_MS): Promise<void> {
    if (this.hasEnded) return;
    this.child.kill('SIGTERM');
    if (await this.endsWithin(deadlineMs)) return;
    await this.kill();
    throw this.failure(`did not end within ${deadlineMs} ms of SIGTERM, and was killed`);
  }

  /**
   * SIGKILL, of this process alone: its database notices by itself. Resolves when it has ended. Idempotent.
   * @throws Error where it still runs after 10 s
   */
  async kill(): Promise<void> {
    if (this.hasEnded) return;
    this.child.kill('SIGKILL');
    if (!(await this.endsWithin(KILL_DEADLINE_MS))) throw this.failure('cannot be killed');
  }

  private endsWithin(deadlineMs: number): Promise<boolean> {
    return isTrueWithin(() => this.hasEnded, deadlineMs);
  }

  private async untilItEnds(): Promise<number | null> {
    const killNow = (): void => void this.child.kill('SIGKILL');
    process.once('exit', killNow);
    const closed = new Promise((resolve) => this.child.once('close', resolve));
    const code = await new Promise<number | null>((resolve) => {
      this.child.once('exit', resolve);
      this.child.once('error', ({ message }) => {
        this.said += message;
        if (this.hasEnded) resolve(null);
      });
    });
    process.off('exit', killNow);
    await within(OUTPUT_DEADLINE_MS, closed);
    return code;
  }

  private failure(how: string): Error {
    return new Error(`the product ${how}; the last that it said: ${this.said.slice(-LAST_WORDS)}`);
  }
}
