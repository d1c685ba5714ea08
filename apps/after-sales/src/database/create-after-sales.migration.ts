import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAfterSales1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table after_sales.resubmission_progress (
        resubmission_id uuid primary key,
        order_id text not null,
        revision integer not null,
        stage text not null,
        outcome text,
        sentence json,
        requested_at timestamptz,
        delivered_at timestamptz,
        updated_at timestamptz not null
      ) with (fillfactor = 80)`);
    await runner.query(
      `create index resubmission_progress_order on after_sales.resubmission_progress (order_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table after_sales.resubmission_progress`);
  }
}
