import { pause } from '@bujiao/basics';
import type { Admin, ITopicConfig } from 'kafkajs';

/** A broker that has not learnt yet from the controller what it has created. */
const NOT_KNOWN_YET: readonly unknown[] = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'];
const DEADLINE_MS = 30_000;
const PAUSE_MS = 50;

/**
 * Creates topics and waits until the broker serves every one of them: kafkajs waits for leaders alone, and fails where a busy broker
 * does not know the topic yet. Returns at once where all of them exist. Throws what the broker answers last after 30 seconds.
 */
export async function createTopics(admin: Admin, topics: ITopicConfig[]): Promise<void> {
  await admin.createTopics({ waitForLeaders: false, topics });
  const names = topics.map(({ topic }) => topic);
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    try {
      await admin.fetchTopicMetadata({ topics: names });
      return;
    } catch (error) {
      if (!NOT_KNOWN_YET.includes((error as { type?: unknown }).type) || Date.now() > deadline) throw error;
      await pause(PAUSE_MS);
    }
  }
}
