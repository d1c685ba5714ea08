import type { GroupAction, PostgresGroupPauses } from '@bujiao/event-bus';
import type { EventStore } from '@bujiao/event-store';
import { conflict, notFound } from '@bujiao/platform';
import { countEvents, type TimeMarks } from '@bujiao/replay';
import type { Pool } from 'pg';
import type { GroupPlaces, PlaceChange } from './group-places.port.js';

const STORE = 'event-store';

export interface EmbeddedPlacesOptions {
  readonly pool: Pool;
  readonly pauses: PostgresGroupPauses;
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly marks: TimeMarks;
  readonly signal: AbortSignal;
}

/** Groups of the embedded bus stand at one position of the store, their checkpoint. */
export class EmbeddedPlaces implements GroupPlaces {
  constructor(private readonly options: EmbeddedPlacesOptions) {}

  async resolve(group: string, to: string): Promise<readonly PlaceChange[]> {
    const from = await this.standsAt(group);
    if (to === 'start') return [{ partition: STORE, from, to }];
    const { store, marks, signal } = this.options;
    const ends = to === 'head' ? { from, to } : { from: to };
    const { selection } = await countEvents(store, marks, ends, signal);
    return [{ partition: STORE, from, to: to === 'head' ? selection.upTo : selection.after }];
  }

  async move(action: GroupAction, changes: readonly PlaceChange[]): Promise<readonly PlaceChange[]> {
    const [change] = changes;
    const position = change && (await this.options.pauses.resetCheckpoint(action, change.to));
    if (!position)
      throw conflict(
        'group-not-paused',
        `Pause ${action.group} first, and wait until its process has stopped.`,
      );
    return [{ ...change, to: await this.standsAt(action.group) }];
  }

  private async standsAt(group: string): Promise<string> {
    const { rows } = await this.options.pool.query<{ position: string }>(
      'select position from event_bus.checkpoints where group_name = $1',
      [group],
    );
    if (!rows[0])
      throw notFound('consumer-group-not-found', `There is no group ${group} that has read anything.`);
    return rows[0].position;
  }
}
