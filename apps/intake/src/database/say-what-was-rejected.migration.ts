import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a rejected order event is wrong, and what was probably meant: its publisher can mend it without asking. */
export class SayWhatWasRejected1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table intake.rejected_order_events add column pointer text, add column did_you_mean text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table intake.rejected_order_events drop column pointer, drop column did_you_mean`,
    );
  }
}
