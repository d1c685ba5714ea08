import type { BusEvent } from '../bus-event.js';
import type { Unparseable } from './partition-buffer.js';

export type ParkReason = 'not-retryable' | 'attempts-exhausted' | 'behind' | 'unparseable';

/** A parked event with the reason. */
export interface ParkedEvent {
  readonly group: string;
  readonly reason: ParkReason;
  /** Name of its source, and its position there. */
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

/** The store of parked events. */
export interface Parking {
  /**
   * All events are durable when it resolves, in the order given. Idempotent: an event that is already parked for its group is left
   * unchanged.
   */
  park(events: readonly ParkedEvent[]): Promise<void>;
}
