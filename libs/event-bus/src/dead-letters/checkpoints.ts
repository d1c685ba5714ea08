import type { Pool } from 'pg';
import { migrateEventBus } from './migration.js';

/** The position of each consumer group in the event store. */
export interface Checkpoints {
  /** Creates its tables. Idempotent. */
  prepare(): Promise<void>;
  /** Position by group; groups without a position are missing. */
  load(groups: readonly string[]): Promise<ReadonlyMap<string, string>>;
  save(positions: ReadonlyMap<string, string>): Promise<void>;
  /** Saves `next` only where the group's position is still `saved` (undefined: it has none); false where another process moved it. */
  saveAfter(group: string, saved: string | undefined, next: string): Promise<boolean>;
}

const SAVE = `
insert into event_bus.checkpoints (group_name, position) select * from unnest($1::text[], $2::text[])
on conflict (group_name) do update set position = excluded.position, saved_at = now()`;

const SAVE_FIRST = `
insert into event_bus.checkpoints (group_name, position) values ($1, $2) on conflict (group_name) do nothing`;
const SAVE_AFTER = `
update event_bus.checkpoints set position = $2, saved_at = now() where group_name = $1 and position = $3`;

export class PostgresCheckpoints implements Checkpoints {
  constructor(private readonly pool: Pool) {}

  prepare(): Promise<void> {
    return migrateEventBus(this.pool);
  }

  async load(groups: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ group_name: string; position: string }>(
      'select group_name, position from event_bus.checkpoints where group_name = any($1)',
      [groups],
    );
    return new Map(rows.map((row) => [row.group_name, row.position]));
  }

  async save(positions: ReadonlyMap<string, string>): Promise<void> {
    const values = [[...positions.keys()], [...positions.values()]];
    await this.pool.query({ name: 'event-bus-save-checkpoints', text: SAVE, values });
  }

  async saveAfter(group: string, saved: string | undefined, next: string): Promise<boolean> {
    const { rowCount } =
      saved === undefined
        ? await this.pool.query(SAVE_FIRST, [group, next])
        : await this.pool.query({ name: 'event-bus-save-after', text: SAVE_AFTER, values: [group, next, saved] });
    return rowCount === 1;
  }
}

/** Checkpoints of an event store in memory. */
export class MemoryCheckpoints implements Checkpoints {
  private readonly positions = new Map<string, string>();

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  load(groups: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(new Map([...this.positions].filter(([group]) => groups.includes(group))));
  }

  save(positions: ReadonlyMap<string, string>): Promise<void> {
    for (const [group, position] of positions) this.positions.set(group, position);
    return Promise.resolve();
  }

  saveAfter(group: string, saved: string | undefined, next: string): Promise<boolean> {
    const isSaved = this.positions.get(group) === saved;
    if (isSaved) this.positions.set(group, next);
    return Promise.resolve(isSaved);
  }
}
