import type { Pool } from 'pg';
import { databaseTrouble, type DatabaseTrouble, type Problem } from '../errors/index.js';

/** Bytes; more than a page, so that the table must grow: a row that fits existing pages would not test the disk. */
const PROBE_BYTES = 256 * 1024;
const MAY_WRITE = `SELECT current_setting('transaction_read_only') = 'on' AS read_only`;

/** Whether the database accepts writes. A full disk is tested only after a request met one, since the test costs a write. */
export class DatabaseState {
  private metFull = false;

  constructor(private readonly pool: Pool) {}

  saw({ code }: Problem): void {
    if (code === 'database-full') this.metFull = true;
  }

  async trouble(): Promise<DatabaseTrouble | undefined> {
    try {
      const { rows } = await this.pool.query<{ read_only: boolean }>(MAY_WRITE);
      if (rows[0]?.read_only) return 'read-only';
      if (this.metFull) await this.writeMuch();
      this.metFull = false;
      return undefined;
    } catch (error) {
      return databaseTrouble(error) ?? 'unavailable';
    }
  }

  private async writeMuch(): Promise<void> {
    const filler = 'SELECT md5(n::text || random()) FROM generate_series(1, $1) AS n';
    await this.pool.query(`INSERT INTO keyring.write_probe (filler) ${filler}`, [PROBE_BYTES / 32]);
    await this.pool.query('DELETE FROM keyring.write_probe');
  }
}
