import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When a resubmission reached its stages, for how long it usually takes. Rows from before have no times but those of the request and
 * the delivery, and count for the whole only.
 */
export class AddProgressTimes1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table after_sales.resubmission_progress
        add column reason text,
        add column verified_at timestamptz,
        add column handed_over_at timestamptz,
        add column resolved_at timestamptz`);
    await runner.query(`
      create index resubmission_progress_delivered on after_sales.resubmission_progress (delivered_at)
      where delivered_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index after_sales.resubmission_progress_delivered`);
    await runner.query(`
      alter table after_sales.resubmission_progress
        drop column reason, drop column verified_at, drop column handed_over_at, drop column resolved_at`);
  }
}
