import type { Actor } from './actor.js';
import type { NoticeWish } from './events/notice.js';

/** What is known about every recorded event, besides its data. */
export interface EventMetadata {
  /** The resubmission it belongs to; the order where there is none yet. */
  readonly correlationId: string;
  /** The event or request that led to this one. */
  readonly causationId: string;
  readonly actor: Actor;
  /** ISO 8601, UTC. When the decision was taken, not when it was stored. */
  readonly occurredAt: string;
  /** Version of the policy whose rules decided; absent where none did. */
  readonly ruleVersion?: string;
  /** `SCHEMA_VERSION` of the product that wrote it, starting at 1; older ones are upcast on read. */
  readonly schemaVersion: number;
  /** Version of the catalogue of notices at that time: the words that people read of the event. Absent in older events. */
  readonly catalogue?: number;
  /** Of a notice to the buyer: in which languages and by which way it went out, where the buyer preferred any at that time. */
  readonly tellBuyer?: NoticeWish;
  /** W3C trace context of the request that led here. */
  readonly traceparent?: string;
}
