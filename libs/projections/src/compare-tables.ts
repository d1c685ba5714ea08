import type pg from 'pg';
import { tablesOf } from './copy-table.js';
import type { Projection, ProjectionColumn, ProjectionRow } from './projection.js';
import { columnsOf, keyOf } from './projection-types.js';

/** A row that is not the same in both tables. */
export interface RowDifference {
  readonly key: string;
  readonly kind: 'only-live' | 'only-rebuilt' | 'different';
  /** By column, as text. Present for `different`. */
  readonly columns: Readonly<
    Record<string, { readonly live: string | null; readonly rebuilt: string | null }>
  >;
}

export interface TableComparison {
  readonly rows: { readonly live: number; readonly rebuilt: number };
  /** Rows that are not the same. */
  readonly differing: number;
  /** The first of them by key. */
  readonly differences: readonly RowDifference[];
}

export interface CompareOptions {
  /** Only rows with these keys. @default all */
  readonly keys?: readonly string[];
  /** Most differences that are listed; all are counted. @default 100 */
  readonly most?: number;
}

interface DifferenceRow {
  readonly key: string;
  readonly live: Readonly<Record<string, string | null>> | null;
  readonly rebuilt: Readonly<Record<string, string | null>> | null;
  readonly differing: string;
}

/** Text by text; JSON by its meaning, since the order of members says nothing. */
const asText = ({ name, type }: ProjectionColumn, of: string): string =>
  type === 'json' ? `(${of}.${name}::jsonb)::text` : `${of}.${name}::text`;

/** Compares the live table with its rebuilt copy, row by row and column by column. Changes nothing. */
export async function compareTables<Row extends ProjectionRow>(
  on: pg.Pool | pg.PoolClient,
  projection: Projection<Row>,
  { keys, most = 100 }: CompareOptions = {},
): Promise<TableComparison> {
  const { live, rebuild } = tablesOf(projection.table);
  const columns = columnsOf(projection).map(([, column]) => column);
  const [, key] = keyOf(projection);
  const record = (of: string): string =>
    `jsonb_build_object(${columns.map((column) => `'${column.name}', ${asText(column, of)}`).join(', ')})`;
  const same = columns.map((c) => `${asText(c, 'l')} is not distinct from ${asText(c, 'r')}`).join(' and ');
  const side = (table: string): string =>
    `(select * from ${table} where $1::text[] is null or ${key.name}::text = any ($1))`;
  const { rows } = await on.query<DifferenceRow>(
    `select coalesce(l.${key.name}, r.${key.name})::text as key, count(*) over () as differing,
       case when l.${key.name} is not null then ${record('l')} end as live,
       case when r.${key.name} is not null then ${record('r')} end as rebuilt
     from ${side(live)} as l full join ${side(rebuild)} as r on r.${key.name} = l.${key.name}
     where not (${same}) order by 1 limit ${most}`,
    [keys ?? null],
  );
  const counts = await on.query<{ live: string; rebuilt: string }>(
    `select (select count(*) from ${live}) as live, (select count(*) from ${rebuild}) as rebuilt`,
  );
  return {
    rows: { live: Number(counts.rows[0]?.live), rebuilt: Number(counts.rows[0]?.rebuilt) },
    differing: Number(rows[0]?.differing ?? 0),
    differences: rows.map(differenceOf),
  };
}

function differenceOf({ key, live, rebuilt }: DifferenceRow): RowDifference {
  if (!live) return { key, kind: 'only-rebuilt', columns: {} };
  if (!rebuilt) return { key, kind: 'only-live', columns: {} };
  const names = Object.keys(live).filter((name) => live[name] !== rebuilt[name]);
  const columns = names.map((name) => [name, { live: live[name] ?? null, rebuilt: rebuilt[name] ?? null }]);
  return { key, kind: 'different', columns: Object.fromEntries(columns) as RowDifference['columns'] };
}
