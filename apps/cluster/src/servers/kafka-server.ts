import { connect } from 'node:net';
import { isTrueWithin } from '@bujiao/basics';
import { EmbeddedKafka } from '@bujiao/embedded-kafka';
import type { ClusterProcess } from '../processes/cluster-process.js';
import { KeptServer } from './kept-server.js';

export interface KafkaServerOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly say: (line: string) => void;
}

const READY_DEADLINE_MS = 60_000;
const END_DEADLINE_MS = 10_000;

export class KafkaServer implements ClusterProcess {
  readonly name = 'kafka';

  private killed: number | undefined;

  private constructor(
    private readonly kept: KeptServer<EmbeddedKafka>,
    private readonly port: number,
  ) {}

  static async start({ say, ...options }: KafkaServerOptions): Promise<KafkaServer> {
    const onCrash = (reason: string): void => say(`crashed (${reason}), restarting`);
    const onBack = (): void => say('runs again');
    return new KafkaServer(
      await KeptServer.start({
        say,
        start: (onLost) => EmbeddedKafka.start({ ...options, onCrash, onBack, onLost }),
      }),
      options.port,
    );
  }

  /** `host:port` */
  get url(): string {
    return this.kept.current.brokers;
  }

  get pid(): number {
    return this.kept.current.pid;
  }

  async kill9(): Promise<void> {
    this.killed = this.pid;
    process.kill(this.pid, 'SIGKILL');
    await isTrueWithin(async () => !(await this.listens()), END_DEADLINE_MS, 10);
  }

  restart(): Promise<void> {
    return this.kept.current.restart();
  }

  async waitReady(deadlineMs = READY_DEADLINE_MS): Promise<void> {
    if (!(await isTrueWithin(async () => this.pid !== this.killed && (await this.listens()), deadlineMs)))
      throw new Error('Kafka does not take connections in time');
  }

  stop(): Promise<void> {
    return this.kept.stop();
  }

  private listens(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      }).on('error', () => resolve(false));
    });
  }
}
