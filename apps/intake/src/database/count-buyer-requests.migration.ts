import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When resubmissions of a buyer's orders were asked for: a policy may limit how many within a time. Counted from the upgrade on. */
export class CountBuyerRequests1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table intake.buyer_requests (
        resubmission_id uuid primary key,
        buyer_id text not null,
        requested_at timestamptz not null
      )`);
    await runner.query(`create index on intake.buyer_requests (buyer_id, requested_at desc)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table intake.buyer_requests`);
  }
}
