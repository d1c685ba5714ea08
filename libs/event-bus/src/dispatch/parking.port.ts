import type { BusEvent } from '../bus-event.js';
import type { Unparseable } from './partition-buffer.js';

export type ParkReason = 'not-retryable' | 'attempts-exhausted' | 'behind' | 'unparseable';

/** What is known about an event that is parked. */
export interface ParkedEvent {
  readonly group: string;
  readonly reason: ParkReason;
  /** Name of the source it came from, and where it stood there. */
  readonly partition: string;
  readonly position: string;
  /** Calls of the handler that failed; 0 for one parked behind another. */
  readonly attempts: number;
  /** `code` of the error, else its name; what is wrong with an unparseable message. */
  readonly errorCode?: string;
  readonly error?: string;
  /** Exactly one of `event` and `message` is there. */
  readonly event?: BusEvent;
  readonly message?: Unparseable;
}

/** Where parked events go. */
export interface Parking {
  /**
   * Durable, all of them, when it resolves. In the order given. Idempotent: an event that is parked for its group already
   * stays as it is.
   */
  park(events: readonly ParkedEvent[]): Promise<void>;
}
