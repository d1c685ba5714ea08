import { ensureJava } from '@bujiao/embedded-kafka';
import { DATABASE, StartRefused, type DataFolder, type KeptSecrets } from '@bujiao/local-installation';
import type { ClusterOptions } from '../cluster-options.js';
import type { Ports } from '../ports.js';
import type { ClusterProcess } from '../processes/cluster-process.js';
import { createTopics } from '../topics.js';
import { KafkaServer } from './kafka-server.js';
import { PostgresServer } from './postgres-server.js';

export interface ServersOptions {
  readonly options: ClusterOptions;
  readonly folder: DataFolder;
  readonly secrets: KeptSecrets;
  readonly ports: Ports;
  readonly sayerOf: (source: string) => (line: string) => void;
}

const CONNECTIONS_AN_INSTANCE = 60;
const OTHER_CONNECTIONS = 40;

/** PostgreSQL and Kafka: those of the environment, else the cluster's own. */
export class Servers {
  private postgres: PostgresServer | undefined;
  private kafka: KafkaServer | undefined;

  constructor(private readonly given: ServersOptions) {}

  get processes(): readonly ClusterProcess[] {
    return [this.postgres, this.kafka].filter((server) => server !== undefined);
  }

  /** `host:port` of the brokers, also before they run. */
  get kafkaBrokers(): string {
    const { options, ports } = this.given;
    return options.env['KAFKA_BROKERS'] || `127.0.0.1:${ports.kafka}`;
  }

  /** Resolves with the URL of a superuser. Throws `StartRefused`. */
  async startPostgres(): Promise<string> {
    const { options, folder, secrets, ports, sayerOf } = this.given;
    if (options.env['PG_URL']) return options.env['PG_URL'];
    this.postgres = await PostgresServer.start({
      dataDir: folder.file(DATABASE),
      password: secrets.postgresPassword,
      port: ports.postgres,
      maxConnections: OTHER_CONNECTIONS + CONNECTIONS_AN_INSTANCE * options.instances,
      say: sayerOf('postgres'),
    }).catch(refused('PostgreSQL', folder));
    return this.postgres.url;
  }

  /** Resolves when the topics exist. Throws `StartRefused`. */
  async startKafka(): Promise<void> {
    const { options, folder, ports, sayerOf } = this.given;
    if (!options.env['KAFKA_BROKERS']) {
      await ensureJava().catch(refused('Kafka', folder));
      this.kafka = await KafkaServer.start({
        dataDir: folder.file('kafka'),
        port: ports.kafka,
        say: sayerOf('kafka'),
      }).catch(refused('Kafka', folder));
    }
    const { NODE_OPTIONS: _, ...env } = options.env;
    await createTopics(
      { ...env, KAFKA_BROKERS: this.kafkaBrokers, KAFKA_PARTITIONS: String(options.partitions) },
      sayerOf('kafka'),
    );
  }

  async stop(): Promise<void> {
    await this.kafka?.stop();
    await this.postgres?.stop();
  }
}

const refused =
  (what: string, { path }: DataFolder) =>
  (error: unknown): never => {
    throw new StartRefused(`${what} cannot be started in ${path}: ${(error as Error).message}.`, error);
  };
