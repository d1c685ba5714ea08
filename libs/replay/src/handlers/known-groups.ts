import type { Pool } from 'pg';
import type { Reach } from './handler-impact.js';

/** A consumer group, as the process that has its handlers announced it. */
export interface KnownGroup {
  readonly group: string;
  /** A projection writes rows of its own service, and nothing else. */
  readonly kind: 'projection' | 'handlers';
  readonly types: readonly string[];
  /** Of handlers, by event type; a type that is not in it was not declared. */
  readonly reach: Readonly<Record<string, Reach>>;
}

interface Row {
  readonly group_name: string;
  readonly kind: KnownGroup['kind'];
  readonly types: string[];
  readonly reach: Record<string, Reach>;
}

/** Where processes announce the groups that they handle, so that replays into them can be planned in another process. */
export class KnownGroups {
  constructor(private readonly pool: Pool) {}

  async announce(groups: readonly KnownGroup[]): Promise<void> {
    for (const { group, kind, types, reach } of groups)
      await this.pool.query(
        `insert into ops.groups (group_name, kind, types, reach) values ($1, $2, $3, $4)
         on conflict (group_name) do update
         set kind = excluded.kind, types = excluded.types, reach = excluded.reach, seen_at = now()`,
        [group, kind, types, JSON.stringify(reach)],
      );
  }

  async list(): Promise<readonly KnownGroup[]> {
    const { rows } = await this.pool.query<Row>(
      'select group_name, kind, types, reach from ops.groups order by 1',
    );
    return rows.map(({ group_name: group, ...row }) => ({ group, ...row }));
  }
}
