import {
  Inject,
  Injectable,
  Logger,
  Optional,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { EventStore } from '@bujiao/event-store';
import { Config, createPool, EVENT_STORE, Retention } from '@bujiao/platform';
import { PostgresDeadLetters, PostgresGroupPauses } from '@bujiao/event-bus';
import {
  DiscardWork,
  JobRunner,
  Jobs,
  KnownGroups,
  KnownHandlers,
  KnownProjections,
  RedriveWork,
  TimeMarks,
  type JobWork,
} from '@bujiao/replay';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { BackupWork } from './backups/backup-work.js';
import { keptRecords } from './retention/kept-records.js';
import { STORE_BACKUPS, type StoreBackups } from './backups/store-backups.port.js';

/** Provided where nothing may be changed: no tables are made, and no jobs are run. */
export const OPS_ONLY_READS = Symbol('ops only reads');

const CONNECTIONS = 3;
/** Of a topic that a replay creates. */
const TOPIC = { partitions: 4, replicationFactor: 1 };

/** What ops works with: the job tables, and the jobs that redrive dead letters or publish into topics. */
@Injectable()
export class OpsRuntime implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly pool: Pool;
  readonly jobs: Jobs;
  readonly projections: KnownProjections;
  readonly handlers: KnownHandlers;
  readonly groups: KnownGroups;
  readonly pauses: PostgresGroupPauses;
  readonly marks: TimeMarks;
  private kafkaClient: Kafka | undefined;
  private stop: (() => Promise<void>) | undefined;
  private readonly logger = new Logger('ops');

  constructor(
    private readonly config: Config,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Optional() @Inject(STORE_BACKUPS) private readonly backups?: StoreBackups,
    @Optional() @Inject(OPS_ONLY_READS) private readonly onlyReads?: true,
  ) {
    this.pool = createPool({ url: config.pgUrl, name: 'ops', max: CONNECTIONS, answerWithin: 'never' });
    this.jobs = new Jobs(this.pool);
    this.projections = new KnownProjections(this.pool);
    this.pauses = new PostgresGroupPauses(this.pool);
    this.handlers = new KnownHandlers(this.pool);
    this.groups = new KnownGroups(this.pool);
    this.marks = new TimeMarks(this.pool);
  }

  /** Undefined on the embedded bus. */
  get kafka(): Kafka | undefined {
    return this.kafkaClient;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.onlyReads) {
      const topics = this.config.eventBus === 'kafka' ? await this.openTopics() : undefined;
      this.stop = async () => topics?.close();
      return;
    }
    await this.jobs.prepare();
    // Ops asks for a redrive without reading what a letter carries, so it needs no key.
    const letters = new PostgresDeadLetters(this.pool);
    await letters.prepare();
    const topics = this.config.eventBus === 'kafka' ? await this.openTopics() : undefined;
    const works = [
      new RedriveWork({ pool: this.pool, letters }),
      new DiscardWork({ pool: this.pool, letters }),
      ...(topics ? [topics.work] : []),
      ...(this.backups ? [new BackupWork(this.backups)] : []),
    ];
    const onTrouble = (what: string, err: unknown): void => this.logger.warn({ msg: `trouble ${what}`, err });
    const runner = new JobRunner({ pool: this.pool, works, onTrouble });
    runner.start();
    const retention = new Retention(this.config.retentionDays, keptRecords(this.pool));
    retention.start();
    this.stop = async () => {
      await retention.stop();
      await runner.stop();
      await topics?.close();
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop?.();
    await this.pool.end();
  }

  /** Only where there is a broker is its client loaded. */
  private async openTopics(): Promise<{ readonly work: JobWork; readonly close: () => Promise<void> }> {
    const { createKafka, KafkaPublisher } = await import('@bujiao/event-bus/kafka');
    const { TopicWork } = await import('@bujiao/replay/topic');
    const kafka = createKafka({
      brokers: this.config.kafkaBrokers,
      clientId: 'bujiao-ops',
      onLog: (message) => this.logger.debug(message),
    });
    this.kafkaClient = kafka;
    const publisher = new KafkaPublisher(kafka);
    return {
      work: new TopicWork({ store: this.store, kafka, publisher, ...TOPIC }),
      close: () => publisher.close(),
    };
  }
}
