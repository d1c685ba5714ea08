import { systemActor } from '@bujiao/contracts';
import { uuidOf } from '@bujiao/event-store';
import type { TestEvent } from '../contract-suite/harness.js';
import type { Publication } from './kafka-publisher.js';

/** A recorded event as the relay publishes it. */
export const publicationOf = (topic: string, { orderId, type, n }: TestEvent, revision = n): Publication => {
  const time = new Date(1_780_000_000_000 + n).toISOString();
  return {
    topic,
    hash: 'ab'.repeat(32),
    event: {
      id: uuidOf(`${orderId}/${type}/${n}`),
      type,
      source: 'intake',
      orderId,
      time,
      data: { n },
      recorded: {
        revision,
        metadata: {
          correlationId: orderId,
          causationId: `cause-${n}`,
          actor: systemActor('intake'),
          schemaVersion: 1,
          occurredAt: time,
        },
      },
    },
  };
};
