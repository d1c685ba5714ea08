import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { EventStore } from '@bujiao/event-store';
import { Config, createPool, EVENT_STORE } from '@bujiao/platform';
import { JobRunner, Jobs, KnownProjections, TimeMarks } from '@bujiao/replay';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';

const CONNECTIONS = 3;
/** Of a topic that a replay creates. */
const TOPIC = { partitions: 4, replicationFactor: 1 };

/** What ops works with: the job tables, and the jobs that publish into topics. */
@Injectable()
export class OpsRuntime implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly pool: Pool;
  readonly jobs: Jobs;
  readonly projections: KnownProjections;
  readonly marks: TimeMarks;
  private kafkaClient: Kafka | undefined;
  private stop: (() => Promise<void>) | undefined;
  private readonly logger = new Logger('ops');

  constructor(
    private readonly config: Config,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {
    this.pool = createPool({ url: config.pgUrl, name: 'ops', max: CONNECTIONS });
    this.jobs = new Jobs(this.pool);
    this.projections = new KnownProjections(this.pool);
    this.marks = new TimeMarks(this.pool);
  }

  /** Undefined on the embedded bus. */
  get kafka(): Kafka | undefined {
    return this.kafkaClient;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.prepare();
    if (this.config.eventBus === 'kafka') await this.startTopicJobs();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop?.();
    await this.pool.end();
  }

  /** Only where there is a broker is its client loaded. */
  private async startTopicJobs(): Promise<void> {
    const { createKafka, KafkaPublisher } = await import('@bujiao/event-bus/kafka');
    const { TopicWork } = await import('@bujiao/replay/topic');
    const kafka = createKafka({
      brokers: this.config.kafkaBrokers,
      clientId: 'bujiao-ops',
      onLog: (message) => this.logger.debug(message),
    });
    this.kafkaClient = kafka;
    const publisher = new KafkaPublisher(kafka);
    const works = [new TopicWork({ store: this.store, kafka, publisher, ...TOPIC })];
    const onTrouble = (what: string, err: unknown): void => this.logger.warn({ msg: `trouble ${what}`, err });
    const runner = new JobRunner({ pool: this.pool, works, onTrouble });
    runner.start();
    this.stop = async () => {
      await runner.stop();
      await publisher.close();
    };
  }
}
