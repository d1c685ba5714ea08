import type { Dispatcher } from '../dispatch/dispatcher.js';

export interface Lag {
  readonly group: string;
  /** Events that are published but neither handled nor parked; where the transport cannot count them, those in memory. */
  readonly events: number;
  /** Whether `events` is all there is. */
  readonly exact: boolean;
}

export type TransportStatus = 'connected' | 'disconnected';

/** Brings events from where they are published to the dispatchers of this process. At least once. */
export interface BusTransport {
  /**
   * Starts to read for each group from where it stood. Resolves when it reads. Reads on through failures of what it reads
   * from, and pauses while a dispatcher is behind.
   */
  start(dispatchers: readonly Dispatcher[], hooks: TransportHooks): Promise<void>;
  /** Reads nothing more for the group and gives up what it holds; saves how far it got. What was being handled may come again. */
  pause(group: string): Promise<void>;
  /** Reads for the group from where it is saved to stand, which may have been moved. Also of a group that was not started. */
  resume(dispatcher: Dispatcher): Promise<void>;
  /** Reads nothing more; what the dispatchers hold may still be worked off. */
  stopReading(): Promise<void>;
  /** Saves how far each group got, and lets go of everything. */
  close(): Promise<void>;
  /** Lets go without saving, as a crash would. */
  abandon(): Promise<void>;
  lag(group: string): Promise<Lag>;
  /** Why the events of a group cannot be read now; undefined while they can. Transports that cannot know it leave it out. */
  problem?(group: string): string | undefined;
  /** Whether this process is the one that handles this partition of the group now. */
  owns(group: string, partition: string): boolean;
}

export interface TransportHooks {
  /** To be awaited before events of newly assigned partitions are pushed: what others parked must be known. */
  readonly onAssigned: (group: string) => Promise<void>;
  readonly onStatus: (status: TransportStatus) => void;
  /** For the log: something went wrong and is being repeated. */
  readonly onTrouble: (what: string, error: unknown) => void;
}
