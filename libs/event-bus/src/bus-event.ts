import type { EventMetadata } from '@bujiao/contracts';

/** An event as a handler gets it, whichever bus carried it. */
export interface BusEvent<Data = unknown> {
  readonly id: string;
  readonly type: string;
  /** CloudEvents source: who published it. */
  readonly source: string;
  /** The order it is about: the key by which order is kept. */
  readonly orderId: string;
  /** ISO 8601. */
  readonly time: string;
  readonly data: Data;
  /** The Kafka topic that it came from; absent on the embedded bus, and for recorded events. */
  readonly topic?: string;
  /** Where it stands in the order's stream; absent for events that were never recorded there (the shop's own). */
  readonly recorded?: { readonly revision: number; readonly metadata: EventMetadata };
}
