import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * At which revisions of an order's stream a resubmission was asked for last, and the last one ended: by this, open ones are found without
 * their streams. Orders of before have no row, and count as open until somebody has looked at their stream.
 */
export class ResubmittedOrders1765430000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table intake.resubmitted_orders (
        order_id text primary key,
        requested_at integer not null,
        ended_at integer not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table intake.resubmitted_orders`);
  }
}
