import type { ClientBase } from 'pg';
import { rawArray, type RawValue } from './raw-array.js';

/** One row, column by column in the order of {@link TableCopy.columns}, exactly as it is stored. */
export type RawRow = readonly RawValue[];

interface Column {
  readonly name: string;
  readonly type: string;
  readonly oid: number;
  /** Gives the type's binary form. */
  readonly send: string;
}

const COLUMNS = `
  SELECT quote_ident(a.attname) AS name, format_type(a.atttypid, a.atttypmod) AS type, a.atttypid::integer AS oid, t.typsend::text AS send
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '' AND a.attname <> ALL ($2)
  ORDER BY a.attnum`;

/**
 * A twin of a table of the product, with the same columns, defaults, constraints and indexes: where bare SQL writes the very rows
 * that the product wrote, without being in its way.
 */
export class TableCopy {
  private constructor(
    readonly source: string,
    readonly name: string,
    readonly columns: readonly Column[],
  ) {}

  /** @param leaveToServer columns that the server fills by their default, as it does for the product; identities always are */
  static async create(
    client: ClientBase,
    source: string,
    { name, leaveToServer = [] }: { name: string; leaveToServer?: readonly string[] },
  ): Promise<TableCopy> {
    const { rows } = await client.query<Column>(COLUMNS, [source, leaveToServer]);
    await client.query(`DROP TABLE IF EXISTS ${name}`);
    await client.query(`CREATE TABLE ${name} (LIKE ${source} INCLUDING ALL)`);
    const options = await client.query<{ options: string | null }>(
      `SELECT array_to_string(reloptions, ', ') AS options FROM pg_class WHERE oid = $1::regclass`,
      [source],
    );
    // LIKE leaves the fill factor out.
    if (options.rows[0]?.options) await client.query(`ALTER TABLE ${name} SET (${options.rows[0].options})`);
    return new TableCopy(source, name, rows);
  }

  /** The rows of the product's table that match `where`, in that `order`. */
  async read(
    client: ClientBase,
    where: string,
    order: string,
    values: readonly unknown[],
  ): Promise<RawRow[]> {
    const columns = this.columns.map(({ name, send }) => `${send}(${name})`).join(', ');
    const { rows } = await client.query<RawValue[]>({
      text: `SELECT ${columns} FROM ${this.source} WHERE ${where} ORDER BY ${order}`,
      values: [...values],
      rowMode: 'array',
    });
    return rows;
  }

  /** @param first number of the first of the parameters that {@link parametersOf} makes */
  insert(first: number): string {
    const arrays = this.columns.map(({ type }, i) => `$${first + i}::${type}[]`).join(', ');
    return `INSERT INTO ${this.name} (${this.columns.map(({ name }) => name).join(', ')}) SELECT * FROM unnest(${arrays})`;
  }

  parametersOf(rows: readonly RawRow[]): Buffer[] {
    return this.columns.map(({ oid }, i) =>
      rawArray(
        oid,
        rows.map((row) => row[i] ?? null),
      ),
    );
  }

  /** Where the column is in a {@link RawRow}. */
  indexOf(column: string): number {
    const index = this.columns.findIndex(({ name }) => name === column);
    if (index < 0) throw new Error(`${this.source} has no column ${column}`);
    return index;
  }
}
