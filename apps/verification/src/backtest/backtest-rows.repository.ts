import { Injectable } from '@nestjs/common';
import type { Tally } from '@bujiao/backtest';
import { ServicePool } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import type { Pool, PoolClient } from 'pg';

/** What a backtest compares. Frozen: a draft that is written anew meanwhile changes nothing. */
export interface BacktestRow {
  readonly jobId: string;
  readonly version: string;
  readonly policy: Policy;
  readonly since: Date;
  /** Reviews that reviewers can do in a day. */
  readonly capacity: number | null;
  /** Null until the first checkpoint. */
  readonly tally: Tally | null;
}

const COLUMNS = `job_id as "jobId", version, policy, since, capacity, tally`;

@Injectable()
export class BacktestRows {
  constructor(@ServicePool('verification') private readonly pool: Pool) {}

  async create({ jobId, version, policy, since, capacity }: Omit<BacktestRow, 'tally'>): Promise<void> {
    await this.pool.query(
      `insert into verification.backtests (job_id, version, policy, since, capacity) values ($1, $2, $3, $4, $5)`,
      [jobId, version, JSON.stringify(policy), since, capacity],
    );
  }

  async find(jobId: string): Promise<BacktestRow | undefined> {
    return (await this.findAll([jobId])).get(jobId);
  }

  /** By job, in one statement. */
  async findAll(jobIds: readonly string[]): Promise<ReadonlyMap<string, BacktestRow>> {
    const { rows } = await this.pool.query<BacktestRow>(
      `select ${COLUMNS} from verification.backtests where job_id = any ($1)`,
      [jobIds],
    );
    return new Map(rows.map((row) => [row.jobId, row]));
  }

  /** Within the transaction that moves the checkpoint of the job: the tally and its place in the past never differ. */
  async save(on: PoolClient, jobId: string, tally: Tally): Promise<void> {
    await on.query('update verification.backtests set tally = $2 where job_id = $1', [
      jobId,
      JSON.stringify(tally),
    ]);
  }
}
