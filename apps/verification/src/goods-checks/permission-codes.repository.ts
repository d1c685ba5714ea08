import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

export interface NewPermissionCode {
  readonly resubmissionId: string;
  /** Of the notice that it belongs to. */
  readonly askNo: number;
  /** Keyed: six digits are guessed at once from a plain hash. */
  readonly hash: Buffer;
  readonly tries: number;
  /** ms. */
  readonly lasts: number;
}

/** `wrong`: one try is gone. `no-tries`: only another notice or a click helps. `none`: no code was fetched, or it was used. */
export type CodeTried =
  | { readonly result: 'right' | 'none' | 'expired' | 'no-tries' }
  | {
      readonly result: 'wrong';
      readonly triesLeft: number;
    };

/** One-time codes, as keyed hashes: the database does not hold what would confirm a role. */
@Injectable()
export class PermissionCodes {
  constructor(@ServicePool('verification') private readonly pool: Pool) {}

  /** One code a request: an earlier one no longer counts. A second code of the same notice gets no new tries. */
  async put({ resubmissionId, askNo, hash, tries, lasts }: NewPermissionCode): Promise<Date> {
    const { rows } = await this.pool.query<{ expires_at: Date }>(
      `insert into verification.permission_codes as known
         (resubmission_id, ask_no, code_hash, tries_left, expires_at)
       values ($1, $2, $3, $4, now() + $5 * interval '1 millisecond')
       on conflict (resubmission_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at,
         used_at = null, ask_no = excluded.ask_no,
         tries_left = case when known.ask_no = excluded.ask_no then known.tries_left else excluded.tries_left end
       returning expires_at`,
      [resubmissionId, askNo, hash, tries, lasts],
    );
    return (rows[0] as { expires_at: Date }).expires_at;
  }

  /**
   * One statement counts the try and compares: of many guesses at once, no more than the tries are compared. The right code stays the right
   * one until it is marked as used ({@link use}): what it is for may fail.
   */
  async try(resubmissionId: string, hash: Buffer): Promise<CodeTried> {
    const { rows } = await this.pool.query<{ right: boolean; tries_left: number }>(
      `update verification.permission_codes set
         tries_left = tries_left - case when code_hash = $2 then 0 else 1 end
       where resubmission_id = $1 and used_at is null and tries_left > 0 and expires_at > now()
       returning code_hash = $2 as "right", tries_left`,
      [resubmissionId, hash],
    );
    const [row] = rows;
    if (!row) return { result: await this.whyNot(resubmissionId) };
    return row.right ? { result: 'right' } : { result: 'wrong', triesLeft: row.tries_left };
  }

  /** What it is for is recorded: it counts no more. Idempotent, and nothing to a code that was fetched since. */
  async use(resubmissionId: string, hash: Buffer): Promise<void> {
    await this.pool.query(
      `update verification.permission_codes set used_at = now()
       where resubmission_id = $1 and code_hash = $2 and used_at is null`,
      [resubmissionId, hash],
    );
  }

  private async whyNot(resubmissionId: string): Promise<'none' | 'expired' | 'no-tries'> {
    const { rows } = await this.pool.query<{ used: boolean; tries_left: number }>(
      `select used_at is not null as used, tries_left from verification.permission_codes where resubmission_id = $1`,
      [resubmissionId],
    );
    const [row] = rows;
    if (!row || row.used) return 'none';
    return row.tries_left <= 0 ? 'no-tries' : 'expired';
  }
}
