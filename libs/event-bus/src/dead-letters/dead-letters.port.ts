import type { BusEvent } from '../bus-event.js';
import type { ParkReason, Parking } from '../dispatch/parking.port.js';
import type { Unparseable } from '../dispatch/partition-buffer.js';

export type DeadLetterState = 'parked' | 'redriven' | 'discarded';

export interface DeadLetter {
  /** Ascending in the order of parking. */
  readonly id: string;
  readonly group: string;
  readonly state: DeadLetterState;
  readonly reason: ParkReason;
  readonly partition: string;
  readonly position: string;
  readonly attempts: number;
  /** ISO 8601. */
  readonly parkedAt: string;
  readonly errorCode?: string;
  readonly error?: string;
  /** Absent for a message that could not be parsed; `message` is present then. */
  readonly event?: BusEvent;
  readonly message?: Unparseable;
  /** How often people have changed what it carries. */
  readonly edits: number;
  /** When, by whom and why it left the state `parked`. */
  readonly closedAt?: string;
  readonly closedBy?: string;
  readonly closedWhy?: string;
}

export interface DeadLetterFilter {
  readonly group?: string;
  readonly orderId?: string;
  /** @default 'parked' */
  readonly state?: DeadLetterState;
  /** Only those parked after the one with this id. */
  readonly after?: string;
  /** @default 100 */
  readonly limit?: number;
}

/** A person's change of what a parked event carries. */
export interface LetterEdit {
  readonly data: unknown;
  /** {@link DeadLetter.edits} of the letter that the change was made on. */
  readonly edits: number;
  /** Members that differ, as JSON pointers. Kept for ever, so they must hold no personal data. */
  readonly changed: readonly string[];
  readonly by: string;
  readonly why: string;
}

/** What is kept of an edit, also after its letter is closed. */
export interface LetterEditRecord {
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly why: string;
  readonly changed: readonly string[];
  /** When it was given up, since no order of its number was known: it is in no history. ISO 8601. */
  readonly orderUnknownAt?: string;
}

/** How long an order of an edit may become known before the edit is given up, ms. */
export const ORDER_UNKNOWN_AFTER_MS = 24 * 3_600_000;

/** An edit that its order's history does not hold yet. */
export interface UnrecordedEdit extends LetterEditRecord {
  readonly editId: string;
  readonly group: string;
  readonly event: Pick<BusEvent, 'id' | 'type' | 'orderId'>;
}

/** A request to redrive or unblock an order, for the process that handles the order. */
export interface RedriveRequest {
  readonly group: string;
  readonly orderId: string;
  /** Partition of the order's oldest letter; absent if there was none. */
  readonly partition?: string;
  /** False: only check whether the order can be unblocked, after a discard. */
  readonly run: boolean;
}

/** Operations on dead letters for people, from any process. They take effect within about a second. */
export interface DeadLetterDesk {
  /** Oldest first. */
  list(filter?: DeadLetterFilter): Promise<readonly DeadLetter[]>;
  show(id: string): Promise<DeadLetter | undefined>;
  /**
   * Requests that the order's parked events are handled again, oldest first, once each, up to the first that fails. When all are
   * handled, the order is unblocked. `why` is kept with each letter that is handled.
   */
  redrive(group: string, orderId: string, by: string, why?: string): Promise<void>;
  /** Closes the letter without handling it; its order is unblocked when no other letter is parked. False if it was not parked. */
  discard(id: string, by: string, why: string): Promise<boolean>;
  /**
   * Replaces what the parked event carries; the next redrive handles that. The event's identity stays, and so does what is recorded
   * in the store. False when it is not parked any more, or was changed by somebody else meanwhile: nothing is changed then.
   */
  edit(id: string, edit: LetterEdit): Promise<boolean>;
  /** Oldest first. */
  edits(id: string): Promise<readonly LetterEditRecord[]>;
  /** Edits that are to be recorded in their order's history now: oldest first, at most 100. Each comes again until it is recorded. */
  unrecordedEdits(): Promise<readonly UnrecordedEdit[]>;
  editRecorded(editId: string): Promise<void>;
  /** The edit cannot be recorded now: it is due again in a minute. */
  postponeEdit(editId: string): Promise<void>;
  /** No order of its number is known: it is due again in a minute, and is given up {@link ORDER_UNKNOWN_AFTER_MS} after the edit. */
  orderUnknown(editId: string): Promise<void>;
  /** Edits that were given up, the newest first, at most 100. */
  editsOfUnknownOrders(): Promise<readonly UnrecordedEdit[]>;
  /** The order of an edit that was given up is known now: it is due again. Idempotent. */
  orderKnown(editId: string): Promise<void>;
}

/** Sequenced dead letters: parked events in order, and the orders that they block. */
export interface DeadLetters extends Parking, DeadLetterDesk {
  /** Creates its tables. Idempotent, also when several processes call it at once. */
  prepare(): Promise<void>;
  blockedOrders(group: string): Promise<readonly string[]>;
  /** The first parked event of an order. */
  oldest(group: string, orderId: string): Promise<DeadLetter | undefined>;
  redriven(id: string): Promise<void>;
  failedAgain(id: string, error: { readonly errorCode: string; readonly error: string }): Promise<void>;
  requests(groups: readonly string[]): Promise<readonly RedriveRequest[]>;
  endRequest(request: RedriveRequest): Promise<void>;
}
