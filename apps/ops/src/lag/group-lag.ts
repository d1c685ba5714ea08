import type { GroupState } from './group-state.js';

export interface GroupLag {
  readonly group: string;
  readonly state: GroupState;
  /** Events that it has yet to handle. */
  readonly events: number;
  /** False: there are more than `events`. */
  readonly exact: boolean;
  /** Age of the oldest of them; absent where there is none, or where it is not known. */
  readonly seconds?: number;
  /** Events a second that it handles now. */
  readonly eventsPerSecond?: number;
  /** At this rate; absent where it does not catch up. */
  readonly secondsToCatchUp?: number;
  /** When its checkpoint last moved. ISO 8601. */
  readonly lastProgressAt?: string;
  readonly heldOrders: number;
  readonly parked: number;
  /** Who paused it, and why. */
  readonly paused?: {
    readonly by: string;
    readonly why: string;
    readonly at: string;
    readonly acknowledged: boolean;
  };
  /** Of a projection that is being rebuilt, with the job. */
  readonly rebuilding?: { readonly job: string; readonly percent: number; readonly secondsLeft?: number };
}

/** What a bus can say about a group at one moment. */
export interface GroupPlace {
  readonly group: string;
  readonly backlog: number;
  readonly exact: boolean;
  /** Recording time of the first event that it has yet to handle; ms since the epoch. */
  readonly oldestAt?: number;
  /** Grows with every event handled; only differences mean something. */
  readonly done: number;
  /** ms since the epoch. */
  readonly progressAt?: number;
  readonly alive?: boolean;
}

/** Looks at all groups. */
export interface LagSource {
  /** @param since an earlier look, against which `done` is counted where the source has no counter of its own */
  look(since?: ReadonlyMap<string, GroupPlace>): Promise<readonly GroupPlace[]>;
}
