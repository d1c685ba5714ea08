import { pause } from '@bujiao/basics';
import type { Admin } from 'kafkajs';

const DEADLINE_MS = 60_000;
const PAUSE_MS = 50;
/** The groups' offsets lie in some partitions, each of which has to be ready: these groups are spread over all of them. */
const GROUPS = 16;

/** A new broker answers at once, but makes the topic of group offsets on the first question about a group; here that is done. */
export async function warmUp(brokers: string): Promise<void> {
  // Here, not above: most who import this package need no Kafka.
  const { Kafka, logLevel } = await import('@bujiao/fast-kafkajs');
  const kafka = new Kafka({ brokers: brokers.split(','), clientId: 'warm-up', logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const end = Date.now() + DEADLINE_MS;
    await Promise.all(Array.from({ length: GROUPS }, (_, n) => untilKnown(admin, `warm-up-${n}`, end)));
  } finally {
    await admin.disconnect();
  }
}

async function untilKnown(admin: Admin, groupId: string, end: number): Promise<void> {
  for (;;) {
    try {
      await admin.fetchOffsets({ groupId });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(PAUSE_MS);
    }
  }
}
