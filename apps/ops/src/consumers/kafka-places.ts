import type { GroupAction, PostgresGroupPauses } from '@bujiao/event-bus';
import { conflict, notFound } from '@bujiao/platform';
import type { Admin, Kafka } from 'kafkajs';
import { badPlace } from './consumer-problems.js';
import type { GroupPlaces, PlaceChange } from './group-places.port.js';

const partitionName = (topic: string, partition: number): string => `${topic}/${partition}`;

/** Groups of a broker stand at one offset a partition. */
export class KafkaPlaces implements GroupPlaces {
  constructor(
    private readonly kafka: Kafka,
    private readonly pauses: PostgresGroupPauses,
  ) {}

  resolve(group: string, to: string): Promise<readonly PlaceChange[]> {
    return this.withAdmin(async (admin) => {
      const now = await standingOf(admin, group);
      if (now.length === 0) throw notFound('consumer-group-not-found', `The broker knows no group ${group}.`);
      const topics = [...new Set(now.map(({ topic }) => topic))];
      const targets = new Map<string, string>();
      for (const topic of topics)
        for (const { partition, offset } of await offsetsAt(admin, topic, to))
          targets.set(partitionName(topic, partition), offset);
      return now.map(({ topic, partition, offset }) => {
        const name = partitionName(topic, partition);
        return { partition: name, from: offset, to: targets.get(name) ?? offset };
      });
    });
  }

  move(action: GroupAction, changes: readonly PlaceChange[]): Promise<readonly PlaceChange[]> {
    const { group } = action;
    return this.withAdmin(async (admin) => {
      await this.assertQuiet(admin, group);
      for (const [topic, partitions] of byTopic(changes))
        await admin.setOffsets({ groupId: group, topic, partitions });
      await this.pauses.note(action, 'reset', { partitions: changes });
      const now = new Map(
        (await standingOf(admin, group)).map(({ topic, partition, offset }) => [
          partitionName(topic, partition),
          offset,
        ]),
      );
      return changes.map((change) => ({ ...change, to: now.get(change.partition) ?? 'unknown' }));
    });
  }

  /** A member that is left would go on from where it stands, and commit over the reset. */
  private async assertQuiet(admin: Admin, group: string): Promise<void> {
    const paused = (await this.pauses.list()).some((pause) => pause.group === group);
    const members = (await admin.describeGroups([group])).groups[0]?.members.length ?? 0;
    if (!paused || members > 0)
      throw conflict(
        'group-not-paused',
        `Pause ${group} first, and wait until its members have left (${members} are there).`,
      );
  }

  private async withAdmin<Result>(work: (admin: Admin) => Promise<Result>): Promise<Result> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }
}

interface Standing {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

const standingOf = async (admin: Admin, groupId: string): Promise<readonly Standing[]> =>
  (await admin.fetchOffsets({ groupId })).flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, offset }) => ({ topic, partition, offset })),
  );

async function offsetsAt(
  admin: Admin,
  topic: string,
  to: string,
): Promise<readonly { readonly partition: number; readonly offset: string }[]> {
  if (to === 'start' || to === 'head') {
    const ends = await admin.fetchTopicOffsets(topic);
    return ends.map(({ partition, low, high }) => ({ partition, offset: to === 'start' ? low : high }));
  }
  const ms = /^\d{4}-\d{2}-\d{2}/.test(to) ? Date.parse(to) : NaN;
  if (Number.isNaN(ms)) throw badPlace();
  return admin.fetchTopicOffsetsByTimestamp(topic, ms);
}

function byTopic(
  changes: readonly PlaceChange[],
): ReadonlyMap<string, { partition: number; offset: string }[]> {
  const topics = new Map<string, { partition: number; offset: string }[]>();
  for (const { partition: name, to: offset } of changes) {
    const slash = name.lastIndexOf('/');
    const topic = name.slice(0, slash);
    topics.set(topic, [...(topics.get(topic) ?? []), { partition: Number(name.slice(slash + 1)), offset }]);
  }
  return topics;
}
