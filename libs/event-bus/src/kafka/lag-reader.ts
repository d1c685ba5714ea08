import type { Admin, Kafka } from 'kafkajs';
import { nameOf } from './partition-source.js';

/** Reads the lag of groups from the broker. */
export class LagReader {
  private admin: Promise<Admin> | undefined;

  constructor(private readonly kafka: Kafka) {}

  /** @param done offsets up to which this process has done everything; for other partitions the committed offset counts */
  async read(groupId: string, topics: readonly string[], done: ReadonlyMap<string, number>): Promise<number> {
    const admin = await this.connected();
    const committed = await admin.fetchOffsets({ groupId, topics: [...topics] });
    const lags = await Promise.all(
      committed.map(async ({ topic, partitions }) => {
        const ends = await admin.fetchTopicOffsets(topic);
        return ends.map(({ partition, high, low }) => {
          const offset = Number(partitions.find((p) => p.partition === partition)?.offset ?? -1);
          const at = Math.max(offset, Number(low), done.get(nameOf(topic, partition)) ?? 0);
          return Math.max(0, Number(high) - at);
        });
      }),
    );
    return lags.flat().reduce((sum, lag) => sum + lag, 0);
  }

  async close(): Promise<void> {
    const { admin } = this;
    this.admin = undefined;
    await (await admin?.catch(() => undefined))?.disconnect();
  }

  private connected(): Promise<Admin> {
    this.admin ??= this.connect();
    return this.admin;
  }

  private async connect(): Promise<Admin> {
    try {
      const admin = this.kafka.admin();
      await admin.connect();
      return admin;
    } catch (error) {
      this.admin = undefined;
      throw error;
    }
  }
}
