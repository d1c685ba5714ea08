import { isTrueWithin } from '@bujiao/basics';
import { EmbeddedPostgres } from '@bujiao/embedded-postgres';
import { Client } from 'pg';
import type { ClusterProcess } from '../processes/cluster-process.js';
import { KeptServer } from './kept-server.js';

export interface PostgresServerOptions {
  readonly dataDir: string;
  readonly password: string;
  readonly port: number;
  readonly maxConnections: number;
  readonly say: (line: string) => void;
}

const READY_DEADLINE_MS = 60_000;
const END_DEADLINE_MS = 10_000;

export class PostgresServer implements ClusterProcess {
  readonly name = 'postgres';

  private constructor(private readonly kept: KeptServer<EmbeddedPostgres>) {}

  static async start({ say, maxConnections, ...options }: PostgresServerOptions): Promise<PostgresServer> {
    const settings = { max_connections: String(maxConnections) };
    const onRestart = (): void => say('crashed and was restarted');
    return new PostgresServer(
      await KeptServer.start({
        say,
        start: (onLost) => EmbeddedPostgres.start({ ...options, settings, onRestart, onLost }),
      }),
    );
  }

  get url(): string {
    return this.kept.current.url;
  }

  get pid(): number {
    return this.kept.current.postmasterPid;
  }

  async kill9(): Promise<void> {
    const { pid } = this;
    process.kill(pid, 'SIGKILL');
    await isTrueWithin(() => this.pid !== pid, END_DEADLINE_MS, 10);
  }

  restart(): Promise<void> {
    return this.kept.startAnew();
  }

  async waitReady(deadlineMs = READY_DEADLINE_MS): Promise<void> {
    if (!(await isTrueWithin(() => this.answers(), deadlineMs)))
      throw new Error('Postgres does not take connections in time');
  }

  stop(): Promise<void> {
    return this.kept.stop();
  }

  private async answers(): Promise<boolean> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: 2_000,
      application_name: 'bujiao cluster',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
