import { busEventOf } from '@bujiao/event-bus/embedded';
import { createTopics, type KafkaPublisher } from '@bujiao/event-bus/kafka';
import type { EventStore } from '@bujiao/event-store';
import type { Kafka } from 'kafkajs';
import { JobLeft } from '../jobs/job-errors.js';
import type { JobWork } from '../jobs/job-runner.js';
import type { RunningJob } from '../jobs/running-job.js';
import { readSelection } from '../plan/read-selection.js';

export interface TopicWorkOptions {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly kafka: Kafka;
  readonly publisher: KafkaPublisher;
  /** Of a topic that is not there yet. */
  readonly partitions: number;
  readonly replicationFactor: number;
}

const RETENTION = [{ name: 'retention.ms', value: String(7 * 24 * 3_600_000) }];

/**
 * Publishes recorded events once more, into a topic that no service reads. The messages are those of the relay, with two more
 * headers, `bujiao_replay: true` and `bujiao_replay_job`. At least once: a crash repeats the last batch, under the same ids.
 */
export class TopicWork implements JobWork {
  readonly target = 'topic:%';

  constructor(private readonly options: TopicWorkOptions) {}

  async run(job: RunningJob): ReturnType<JobWork['run']> {
    const topic = job.job.target.slice('topic:'.length);
    await this.ensure(topic);
    const { selection } = job.job.plan;
    const { signal, batchSize, checkpoint: after } = job;
    for await (const batch of readSelection(this.options.store, selection, { after, batchSize, signal })) {
      const headers = { bujiao_replay: 'true', bujiao_replay_job: job.job.id };
      await this.options.publisher.publish(
        batch.events.map((event) => ({ topic, event: busEventOf(event), hash: event.hash, headers })),
      );
      const published = batch.events.length;
      await job.commit({ checkpoint: batch.checkpoint, events: published, written: published });
    }
    if (signal.aborted) throw new JobLeft(job.job.id);
    return { phase: 'finished', result: { topic } };
  }

  /** What was published stays: a topic of its own is deleted by its owner, and ends with its retention. */
  cleanUp(): Promise<void> {
    return Promise.resolve();
  }

  /** A topic that is there stays as its owner has set it up. */
  private async ensure(topic: string): Promise<void> {
    const { kafka, partitions: numPartitions, replicationFactor } = this.options;
    const admin = kafka.admin();
    await admin.connect();
    try {
      if ((await admin.listTopics()).includes(topic)) return;
      await createTopics(admin, [{ topic, numPartitions, replicationFactor, configEntries: RETENTION }]);
    } finally {
      await admin.disconnect();
    }
  }
}
