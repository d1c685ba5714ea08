import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What backtests and shadows compare, and what they have counted so far. Their jobs are in `ops.jobs`. */
export class CreateBacktests1764500000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table verification.backtests (
        job_id text primary key,
        version text not null,
        policy json not null,
        since timestamptz not null,
        capacity integer,
        created_at timestamptz not null default now(),
        tally json
      )`);
    await runner.query(`create index on verification.backtests (version, created_at desc)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table verification.backtests');
  }
}
