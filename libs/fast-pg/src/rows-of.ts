import type pg from 'pg';
import { fastPg } from './in-use.js';
import { rowsPlain } from './plain-statement.js';
import type { Column, Statement } from './statement.js';
import { rowsWritten } from './written-statement.js';

const run = fastPg.inUse ? rowsWritten : rowsPlain;

/**
 * Runs a prepared statement. Rows are returned as lists of texts, which the caller converts. `Row` is the caller's claim about the
 * columns. Rejects with the server's error, or that of the connection; the connection stays usable after the former.
 */
export const rowsOf = async <Row extends readonly Column[]>(
  on: pg.Pool | pg.Client,
  statement: Statement,
): Promise<readonly Row[]> => (await run(on, statement)) as unknown as readonly Row[];
