import type { Pool } from 'pg';
import type { GroupPauses } from '../runtime/group-pauses.js';

/** A group that a person has paused. */
export interface PausedGroup {
  readonly group: string;
  readonly by: string;
  readonly why: string;
  /** ISO 8601. */
  readonly at: string;
  /** False: the process that handles its events has not taken it up yet. */
  readonly acknowledged: boolean;
}

/** Who does something to a group, and why. */
export interface GroupAction {
  readonly group: string;
  readonly by: string;
  readonly why: string;
}

interface Row {
  readonly group_name: string;
  readonly paused_by: string;
  readonly why: string;
  readonly paused_at: Date;
  readonly acknowledged_at: Date | null;
}

/** Pauses of consumer groups, and what was done to groups, in the tables of `migrateEventBus`. */
export class PostgresGroupPauses implements GroupPauses {
  constructor(private readonly pool: Pool) {}

  async paused(groups: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ group_name: string }>({
      name: 'event-bus-paused-groups',
      text: 'select group_name from event_bus.paused_groups where group_name = any($1)',
      values: [groups],
    });
    return new Set(rows.map(({ group_name: group }) => group));
  }

  async acknowledge(group: string): Promise<void> {
    await this.pool.query(
      'update event_bus.paused_groups set acknowledged_at = now() where group_name = $1 and acknowledged_at is null',
      [group],
    );
  }

  async list(): Promise<readonly PausedGroup[]> {
    const { rows } = await this.pool.query<Row>('select * from event_bus.paused_groups order by group_name');
    return rows.map((row) => ({
      group: row.group_name,
      by: row.paused_by,
      why: row.why,
      at: row.paused_at.toISOString(),
      acknowledged: row.acknowledged_at !== null,
    }));
  }

  /** False: it was paused already; then who paused it first, and why, stays. */
  async pause({ group, by, why }: GroupAction): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `with paused as (
         insert into event_bus.paused_groups (group_name, paused_by, why) values ($1, $2, $3)
         on conflict do nothing returning group_name
       ) insert into event_bus.group_actions (group_name, what, who, why) select group_name, 'paused', $2, $3 from paused`,
      [group, by, why],
    );
    return rowCount === 1;
  }

  /** False: it was not paused. */
  async resume({ group, by, why }: GroupAction): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `with resumed as (delete from event_bus.paused_groups where group_name = $1 returning group_name)
       insert into event_bus.group_actions (group_name, what, who, why) select group_name, 'resumed', $2, $3 from resumed`,
      [group, by, why],
    );
    return rowCount === 1;
  }

  /**
   * Moves the checkpoint of a group of the embedded bus, and records it.
   * @returns the position that is saved now; undefined where the group is not paused, or a process has not taken that up yet
   */
  async resetCheckpoint({ group, by, why }: GroupAction, position: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ position: string }>(
      `with quiet as (
         select group_name from event_bus.paused_groups where group_name = $1 and acknowledged_at is not null for update
       ), old as (select c.* from event_bus.checkpoints c join quiet using (group_name)
       ), moved as (
         update event_bus.checkpoints c set position = $2, saved_at = now() from quiet
         where c.group_name = quiet.group_name returning c.group_name, c.position
       ), noted as (
         insert into event_bus.group_actions (group_name, what, who, why, data)
         select moved.group_name, 'reset', $3, $4, json_build_object('from', old.position, 'to', moved.position)
         from moved join old using (group_name)
       ) select position from moved`,
      [group, position, by, why],
    );
    return rows[0]?.position;
  }

  async note({ group, by, why }: GroupAction, what: string, data: object): Promise<void> {
    await this.pool.query(
      'insert into event_bus.group_actions (group_name, what, who, why, data) values ($1, $2, $3, $4, $5)',
      [group, what, by, why, JSON.stringify(data)],
    );
  }
}
