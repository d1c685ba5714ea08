import type pg from 'pg';
import type { Projection, ProjectionRow } from './projection.js';

type Table = Pick<Projection<ProjectionRow>['table'], 'schema' | 'name'>;

/** The tables of one projection, qualified by their schema. */
export interface ProjectionTables {
  /** What readers see. */
  readonly live: string;
  /** What a rebuild writes to. */
  readonly rebuild: string;
  /** What the last swap put aside; there until it is undone or replaced. */
  readonly previous: string;
}

export const REBUILD = '__rebuild';
export const PREVIOUS = '__previous';

export const tablesOf = ({ schema, name }: Table): ProjectionTables => ({
  live: `${schema}.${name}`,
  rebuild: `${schema}.${name}${REBUILD}`,
  previous: `${schema}.${name}${PREVIOUS}`,
});

/** Makes an empty copy of the live table with its indexes and settings, in place of any that a rebuild left behind. */
export async function makeCopy(on: pg.PoolClient, table: Table): Promise<void> {
  const { live, rebuild } = tablesOf(table);
  await on.query(`drop table if exists ${rebuild}`);
  await on.query(`create table ${rebuild} (like ${live} including all)`);
  // LIKE leaves out what was said WITH (…): without the fill factor every update would go to another page.
  const { rows } = await on.query<{ reloptions: readonly string[] | null }>(
    'select reloptions from pg_class where oid = $1::regclass',
    [live],
  );
  const options = rows[0]?.reloptions ?? [];
  if (options.length > 0) await on.query(`alter table ${rebuild} set (${options.join(', ')})`);
}

export const dropCopy = async (on: pg.Pool | pg.PoolClient, table: Table): Promise<void> => {
  await on.query(`drop table if exists ${tablesOf(table).rebuild}`);
};

export async function tableExists(on: pg.Pool | pg.PoolClient, name: string): Promise<boolean> {
  const { rows } = await on.query<{ there: boolean }>('select to_regclass($1) is not null as there', [name]);
  return rows[0]?.there ?? false;
}
