import type { Dispatcher } from '../dispatch/dispatcher.js';

export interface Lag {
  readonly group: string;
  /** Events that are published but neither handled nor parked; where the transport cannot count them, those in memory. */
  readonly events: number;
  /** Whether `events` is all there is. */
  readonly exact: boolean;
}

export type TransportStatus = 'connected' | 'disconnected';

/** Delivers published events to the dispatchers of this process. At least once. */
export interface BusTransport {
  /**
   * Starts to read for each group from its saved position. Resolves when it reads. Keeps reading through failures of the source,
   * and pauses while a dispatcher is behind.
   */
  start(dispatchers: readonly Dispatcher[], hooks: TransportHooks): Promise<void>;
  /** Stops reading for the group and drops the events that it holds; saves its position. Events in a handler may be delivered again. */
  pause(group: string): Promise<void>;
  /** Reads for the group from its saved position, which may have been moved. Also for a group that was not started. */
  resume(dispatcher: Dispatcher): Promise<void>;
  /** Stops reading; events that the dispatchers hold can still be handled. */
  stopReading(): Promise<void>;
  /** Saves the position of each group, and releases all resources. */
  close(): Promise<void>;
  /** Releases all resources without saving, as a crash would. */
  abandon(): Promise<void>;
  lag(group: string): Promise<Lag>;
  /** Why the events of a group cannot be read now; undefined while they can. Transports that cannot know it leave it out. */
  problem?(group: string): string | undefined;
  /** Whether this process handles this partition of the group now. */
  owns(group: string, partition: string): boolean;
}

export interface TransportHooks {
  /** To be awaited before events of newly assigned partitions are pushed: it loads the orders that other processes blocked. */
  readonly onAssigned: (group: string) => Promise<void>;
  readonly onStatus: (status: TransportStatus) => void;
  /** For the log: an operation failed and is retried. `what` names it. */
  readonly onProblem: (what: string, error: unknown) => void;
}
