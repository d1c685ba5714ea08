import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasEnded } from '@bujiao/basics';
import type { BrokerOptions, FromHost, ToHost } from './protocol.js';

export interface EmbeddedKafkaOptions {
  /** Where topics and offsets last, with the broker's log beside them. @default a temporary folder that is deleted at the stop */
  readonly dataDir?: string;
  /** Of loopback. @default a free one */
  readonly port?: number;
  /** The broker ended by itself and is being started again. */
  readonly onCrash?: (reason: string) => void;
  /** The broker runs again after a crash. */
  readonly onBack?: (pid: number) => void;
  /** The broker is gone for good: it could not be started again. Not called when it was stopped. */
  readonly onLost?: (reason: string) => void;
}

/** ms for a broker to be fetched and started, or to be started again. */
const START_DEADLINE = 400_000;
const HOST = fileURLToPath(new URL('../dist/host.js', import.meta.url));

/**
 * A real Apache Kafka, one node on loopback, in a process of its own that ends when this one does, also by kill -9. It is started
 * again, on the same port, when it crashes.
 */
export class EmbeddedKafka {
  private stopped: Promise<void> | undefined;
  private crashed = false;

  private constructor(
    private readonly host: ChildProcess,
    private running: { readonly port: number; readonly pid: number },
    private readonly options: EmbeddedKafkaOptions,
  ) {
    host.on('message', (message: FromHost) => this.hear(message));
    host.on('exit', () => this.isStopping || options.onLost?.('its host process ended'));
  }

  /** Needs Java 17, and Maven the first time; see `ensureJava`. Rejects with one sentence that says why it does not start. */
  static async start(options: EmbeddedKafkaOptions = {}): Promise<EmbeddedKafka> {
    // A process group of its own: Ctrl-C must not reach the broker before those who use it are done.
    const host = fork(HOST, {
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
      env: withoutNodeOptions(),
    });
    send(host, { do: 'start', options: brokerOptions(options) });
    return new EmbeddedKafka(host, await answerOf(host, 'running'), options);
  }

  /** `host:port`, as `KAFKA_BROKERS` takes it. */
  get brokers(): string {
    return `127.0.0.1:${this.running.port}`;
  }

  /** Of the broker itself. Changes when it was started again. */
  get pid(): number {
    return this.running.pid;
  }

  get hostPid(): number | undefined {
    return this.host.pid;
  }

  /** As a crash would, but it stays down until {@link restart}. */
  async kill9(): Promise<void> {
    const killed = answerOf(this.host, 'killed');
    send(this.host, { do: 'kill' });
    await killed;
  }

  /** On the same port, over the same data. Resolves when it takes connections. */
  async restart(): Promise<void> {
    const running = answerOf(this.host, 'running');
    send(this.host, { do: 'restart' });
    this.running = await running;
  }

  /** Idempotent. Resolves when the broker has ended. */
  stop(): Promise<void> {
    this.stopped ??= new Promise((done) => {
      if (hasEnded(this.host)) return done();
      this.host.once('exit', () => done());
      send(this.host, { do: 'stop' });
    });
    return this.stopped;
  }

  private get isStopping(): boolean {
    return this.stopped !== undefined;
  }

  private hear(message: FromHost): void {
    const { onCrash, onBack, onLost } = this.options;
    if (message.is === 'running') {
      this.running = message;
      if (this.crashed) onBack?.(message.pid);
      this.crashed = false;
    }
    if (message.is === 'crashed') {
      this.crashed = true;
      onCrash?.(message.reason);
    }
    if (message.is === 'failed') onLost?.(message.reason);
  }
}

/** A host that has just ended hears nothing: its end is noticed by itself. */
const send = (host: ChildProcess, message: ToHost): void => void host.send(message, () => undefined);

function brokerOptions({ dataDir, port = 0 }: EmbeddedKafkaOptions): BrokerOptions {
  if (dataDir !== undefined) return { folder: resolve(dataDir), port, temporary: false };
  return { folder: mkdtempSync(join(tmpdir(), 'bujiao-kafka-')), port, temporary: true };
}

/** Options of a test run (loaders, VM modules) are not for the host. */
function withoutNodeOptions(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return env;
}

type Answer<Kind extends FromHost['is']> = Extract<FromHost, { is: Kind }>;

/** The host's next message of this kind. Rejects where it says instead that it failed, or ends. */
function answerOf<Kind extends FromHost['is']>(host: ChildProcess, kind: Kind): Promise<Answer<Kind>> {
  return new Promise((done, fail) => {
    const deadline = setTimeout(
      () => settle(() => fail(new Error('Kafka does not answer in time'))),
      START_DEADLINE,
    );
    const onMessage = (message: FromHost): void => {
      if (message.is === kind) settle(() => done(message as Answer<Kind>));
      else if (message.is === 'failed') settle(() => fail(new Error(message.reason)));
    };
    const onEnd = (): void => settle(() => fail(new Error('the host process of Kafka ended')));
    const settle = (with_: () => void): void => {
      clearTimeout(deadline);
      host.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
      with_();
    };
    host.on('message', onMessage).on('exit', onEnd).on('error', onEnd);
  });
}
