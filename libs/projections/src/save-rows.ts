import { int4s, jsons, rowsOf, texts, timestamps, uuids, type Parameter } from '@bujiao/fast-pg';
import type pg from 'pg';
import type { Keep, Projection, ProjectionColumn, ProjectionRow } from './projection.js';
import { columnsOf, keyOf } from './projection-types.js';

const UPDATES: Readonly<Record<Keep, ((name: string, revision: string) => string) | undefined>> = {
  key: undefined,
  fixed: undefined,
  revision: (name) => `${name} = greatest(known.${name}, excluded.${name})`,
  newest: (name, revision) =>
    `${name} = case when excluded.${revision} > known.${revision} then excluded.${name} else known.${name} end`,
  first: (name) => `${name} = coalesce(known.${name}, excluded.${name})`,
};

/**
 * Writes rows, given as one array a column, under the guard of the revision. Idempotent and commutative.
 * @param into the table to write to: the live one, or a copy of it
 */
export function saveSql<Row extends ProjectionRow>(
  projection: Pick<Projection<Row>, 'table'>,
  into: string,
): string {
  const columns = columnsOf(projection).map(([, column]) => column);
  const revision = columns.find(({ keep }) => keep === 'revision')?.name ?? 'revision';
  const [, key] = keyOf(projection);
  const updates = columns.flatMap(({ name, keep }) => UPDATES[keep]?.(name, revision) ?? []);
  return `
  insert into ${into} as known
    (${columns.map(({ name }) => name).join(', ')})
  select * from unnest(${columns.map(({ type }, i) => `$${i + 1}::${type}[]`).join(', ')}) as r
  order by 1
  on conflict (${key.name}) do update set
    ${updates.join(',\n    ')}`;
}

/** Of {@link saveSql}. */
export const saveParameters = <Row extends ProjectionRow>(
  projection: Pick<Projection<Row>, 'table'>,
  rows: readonly Row[],
): Parameter[] =>
  columnsOf(projection).map(([member, column]) =>
    ENCODERS[column.type](rows.map((row) => row[member] as unknown)),
  );

/** @param into as {@link saveSql} takes it */
export async function saveRows<Row extends ProjectionRow>(
  on: pg.Pool | pg.PoolClient,
  projection: Projection<Row>,
  into: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  await rowsOf(on as pg.Pool, {
    name: `projection ${projection.name} v${projection.version} ${into}`.slice(-63),
    text: saveSql(projection, into),
    parameters: saveParameters(projection, rows),
  });
}

type Values = readonly unknown[];

const orNull = <T>(values: Values): (T | null)[] => values.map((value) => (value ?? null) as T | null);

const ENCODERS: Readonly<Record<ProjectionColumn['type'], (values: Values) => Parameter>> = {
  uuid: (values) => uuids(orNull(values)),
  text: (values) => texts(orNull(values)),
  integer: (values) => int4s(orNull(values)),
  json: (values) => jsons(orNull<object>(values).map((value) => value && JSON.stringify(value))),
  timestamptz: (values) =>
    timestamps(orNull<string>(values).map((at) => (at === null ? null : Date.parse(at)))),
};
