import type pg from 'pg';
import type { Column, Statement } from './statement.js';

/** Of every type, the text that the server sent. */
const AS_TEXT = { getTypeParser: () => (value: string | Buffer) => value } as unknown as pg.CustomTypesConfig;

/** By pg alone. */
export async function rowsPlain(
  on: pg.Pool | pg.Client,
  { name, text, parameters }: Statement,
): Promise<readonly (readonly Column[])[]> {
  const values = parameters.map(({ plain }) => plain());
  const { rows } = await on.query<Column[]>({ name, text, values, rowMode: 'array', types: AS_TEXT });
  return rows;
}
