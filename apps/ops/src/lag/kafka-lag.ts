import type { Admin, Kafka } from 'kafkajs';
import type { GroupPlace, LagSource } from './group-lag.js';

/** Groups of the broker: what they committed against the ends of what they read. */
export class KafkaLag implements LagSource {
  private readonly moved = new Map<string, { done: number; at: number }>();

  constructor(private readonly kafka: Kafka) {}

  async look(): Promise<readonly GroupPlace[]> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const { groups } = await admin.listGroups();
      const ids = groups
        .filter(({ protocolType }) => protocolType === 'consumer')
        .map(({ groupId }) => groupId)
        .sort();
      if (ids.length === 0) return [];
      const described = await admin.describeGroups(ids);
      const alive = new Map(described.groups.map(({ groupId, members }) => [groupId, members.length > 0]));
      const ends = new Map<string, Promise<ReadonlyMap<number, Ends>>>();
      return await Promise.all(
        ids.map((id) => this.placeOf(admin, id, { alive: alive.get(id) ?? false, ends })),
      );
    } finally {
      await admin.disconnect();
    }
  }

  private async placeOf(admin: Admin, groupId: string, { alive, ends }: Known): Promise<GroupPlace> {
    let [backlog, done] = [0, 0];
    for (const { topic, partitions } of await admin.fetchOffsets({ groupId })) {
      const known = ends.get(topic) ?? endsOf(admin, topic);
      ends.set(topic, known);
      const ofTopic = await known;
      for (const { partition, offset } of partitions) {
        const { low = 0, high = 0 } = ofTopic.get(partition) ?? {};
        const at = Math.max(Number(offset), low);
        done += at;
        backlog += Math.max(0, high - at);
      }
    }
    return { group: groupId, backlog, exact: true, done, alive, ...this.progressOf(groupId, done) };
  }

  /** The broker keeps no time of a commit: it is known once a second look shows that it has moved. */
  private progressOf(group: string, done: number): { progressAt?: number } {
    const last = this.moved.get(group);
    if (last?.done === done) return last.at === 0 ? {} : { progressAt: last.at };
    const at = last ? Date.now() : 0;
    this.moved.set(group, { done, at });
    return at === 0 ? {} : { progressAt: at };
  }
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

interface Known {
  readonly alive: boolean;
  readonly ends: Map<string, Promise<ReadonlyMap<number, Ends>>>;
}

async function endsOf(admin: Admin, topic: string): Promise<ReadonlyMap<number, Ends>> {
  const { topics } = await admin.fetchTopicMetadata();
  // Offsets outlive the topic that they were committed for.
  if (!topics.some(({ name }) => name === topic)) return new Map();
  const ends = await admin.fetchTopicOffsets(topic);
  return new Map(
    ends.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]),
  );
}
