import type { BusServer } from '@bujiao/event-bus';
import type { EventStore, RecordedEvent } from '@bujiao/event-store';
import { comparePositions, readUntilCaughtUp } from '@bujiao/replay';
import type { Pool } from 'pg';
import type { GroupPlace, LagSource } from './group-lag.js';

/** Most events that are counted after the checkpoint that is furthest behind. */
const MOST_COUNTED = 20_000;

interface Checkpoint {
  readonly group_name: string;
  readonly position: string;
  readonly saved_at: Date;
}

interface Counted {
  backlog: number;
  exact: boolean;
  oldestAt?: number;
}

/** Groups of the embedded bus: they read the store, each from its checkpoint. */
export class EmbeddedLag implements LagSource {
  constructor(
    private readonly pool: Pool,
    private readonly store: Pick<EventStore, 'subscribe'>,
    private readonly bus: BusServer | undefined,
  ) {}

  async look(since: ReadonlyMap<string, GroupPlace> = new Map()): Promise<readonly GroupPlace[]> {
    const { rows } = await this.pool.query<Checkpoint>(
      'select group_name, position, saved_at from event_bus.checkpoints order by group_name',
    );
    const counted = await this.count(rows);
    const alive = new Set(this.bus?.groups ?? []);
    return rows.map(({ group_name: group, saved_at: savedAt }) => {
      const { backlog, exact, oldestAt } = counted.get(group) as Counted;
      const before = since.get(group);
      const progressAt = savedAt.getTime();
      // Without a counter in the store: what is no longer in the backlog has been handled.
      const handled = before ? Math.max(0, before.backlog - backlog) : 0;
      const moved = before && before.progressAt !== progressAt ? Math.max(1, handled) : handled;
      return {
        group,
        backlog,
        exact,
        done: (before?.done ?? 0) + moved,
        progressAt,
        ...(this.bus && { alive: alive.has(group) }),
        ...(oldestAt !== undefined && { oldestAt }),
      };
    });
  }

  /** One pass from the checkpoint that is furthest behind, bounded. */
  private async count(checkpoints: readonly Checkpoint[]): Promise<ReadonlyMap<string, Counted>> {
    const counts = new Map<string, Counted>(
      checkpoints.map(({ group_name: group }) => [group, { backlog: 0, exact: true }]),
    );
    const [first] = [...checkpoints].sort((a, b) => comparePositions(a.position, b.position));
    if (!first) return counts;
    let seen = 0;
    const signal = new AbortController().signal;
    for await (const { events, caughtUp } of readUntilCaughtUp(this.store, {
      after: first.position,
      signal,
    })) {
      for (const checkpoint of checkpoints) for (const event of events) addIfAfter(checkpoint, event, counts);
      seen += events.length;
      if (caughtUp || seen < MOST_COUNTED) continue;
      for (const count of counts.values()) count.exact = false;
      break;
    }
    return counts;
  }
}

function addIfAfter(
  { group_name: group, position: checkpoint }: Checkpoint,
  { position, recordedAt }: RecordedEvent,
  counts: ReadonlyMap<string, Counted>,
): void {
  const count = counts.get(group);
  if (!count || comparePositions(position, checkpoint) <= 0) return;
  count.backlog += 1;
  count.oldestAt ??= Date.parse(recordedAt);
}
