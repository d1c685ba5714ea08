import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may resubmit an order is asked for with every request: taken out of the terms once, when they are written. */
export class AddSnapshotOwners1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table intake.order_snapshots
        add buyer_id text generated always as (terms ->> 'buyerId') stored,
        add merchant_id text generated always as (terms ->> 'merchantId') stored`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table intake.order_snapshots drop buyer_id, drop merchant_id`);
  }
}
