import { tablesOf, typesOf, type Projection } from '@bujiao/projections';
import type { Pool } from 'pg';

/** A projection as the service announced it that owns its tables and runs its jobs. */
export interface KnownProjection {
  readonly name: string;
  readonly version: number;
  readonly table: string;
  readonly types: readonly string[];
  /** The service. */
  readonly owner: string;
  /** When the service last started. ISO 8601. */
  readonly seenAt: string;
}

interface Row {
  readonly name: string;
  readonly version: number;
  readonly table_name: string;
  readonly types: string[];
  readonly owner: string;
  readonly seen_at: Date;
}

/** Where services announce their projections, so that plans can be made in another process. */
export class KnownProjections {
  constructor(private readonly pool: Pool) {}

  async announce(owner: string, projections: readonly Projection[]): Promise<void> {
    for (const projection of projections)
      await this.pool.query(
        `insert into ops.projections (name, version, table_name, types, owner) values ($1, $2, $3, $4, $5)
         on conflict (name) do update set version = excluded.version, table_name = excluded.table_name,
           types = excluded.types, owner = excluded.owner, seen_at = now()`,
        [projection.name, projection.version, tablesOf(projection.table).live, typesOf(projection), owner],
      );
  }

  async list(): Promise<readonly KnownProjection[]> {
    const { rows } = await this.pool.query<Row>('select * from ops.projections order by name');
    return rows.map(({ table_name: table, seen_at: seenAt, ...row }) => ({
      ...row,
      table,
      seenAt: seenAt.toISOString(),
    }));
  }
}
