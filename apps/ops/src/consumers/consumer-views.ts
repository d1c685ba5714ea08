import type { PlaceChange } from './group-places.port.js';

export interface PausedView {
  readonly paused: boolean;
  /** False: somebody else had done it already. */
  readonly changed: boolean;
}

export interface ResetView {
  /** False after a dry run. */
  readonly moved: boolean;
  /** As resolved; after a reset, as read back. */
  readonly partitions: readonly PlaceChange[];
}
