import type { GroupAction } from '@bujiao/event-bus';

/** Where a group stands, and where it would stand after a reset. */
export interface PlaceChange {
  /** `event-store`, or `<topic>/<partition>`. */
  readonly partition: string;
  readonly from: string;
  readonly to: string;
}

/** Moves groups that are paused, on one kind of bus. */
export interface GroupPlaces {
  /** @throws Problem for a place that there is none of, or a group that is not known */
  resolve(group: string, to: string): Promise<readonly PlaceChange[]>;
  /** @returns where the group stands now, read back. @throws Problem where it is still being handled */
  move(action: GroupAction, changes: readonly PlaceChange[]): Promise<readonly PlaceChange[]>;
}
