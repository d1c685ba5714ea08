import type { Pool } from 'pg';

/** A consumer group of handlers, as its service announced it. */
export interface KnownHandler {
  readonly group: string;
  readonly types: readonly string[];
  readonly owner: string;
}

interface Row {
  readonly group_name: string;
  readonly types: string[];
  readonly owner: string;
}

/** Where services announce the groups whose impact they can tell, so that plans can be made in another process. */
export class KnownHandlers {
  constructor(private readonly pool: Pool) {}

  async announce(handlers: readonly KnownHandler[]): Promise<void> {
    for (const { group, types, owner } of handlers)
      await this.pool.query(
        `insert into ops.handlers (group_name, types, owner) values ($1, $2, $3)
         on conflict (group_name) do update set types = excluded.types, owner = excluded.owner, seen_at = now()`,
        [group, types, owner],
      );
  }

  async list(): Promise<readonly KnownHandler[]> {
    const { rows } = await this.pool.query<Row>(
      'select group_name, types, owner from ops.handlers order by 1',
    );
    return rows.map(({ group_name: group, types, owner }) => ({ group, types, owner }));
  }
}
