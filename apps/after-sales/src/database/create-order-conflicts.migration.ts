import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The work list of contradictions. */
export class CreateOrderConflicts1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table after_sales.order_conflicts (
        order_id text not null,
        code text not null,
        known json not null,
        found_at timestamptz not null,
        closed_at timestamptz,
        revision integer not null,
        primary key (order_id, code)
      )`);
    await runner.query(`create index on after_sales.order_conflicts (found_at) where closed_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table after_sales.order_conflicts`);
  }
}
