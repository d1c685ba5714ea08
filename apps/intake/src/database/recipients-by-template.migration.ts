import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Saved recipients by recharge template; those of before have none. The template is part of the mark of a new row, so the unique index stays
 * as it is, and processes of the release before go on writing.
 */
export class RecipientsByTemplate1765330000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table intake.saved_recipients add column template_id text not null default ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from intake.saved_recipients where template_id <> '';
      alter table intake.saved_recipients drop column template_id`);
  }
}
