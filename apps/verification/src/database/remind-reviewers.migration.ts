import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the reviewers of a case were reminded, and to whom it went at its deadline. */
export class RemindReviewers1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table verification.review_cases
        add column reminded_at timestamptz, add column overdue_at timestamptz, add column escalated_to text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table verification.review_cases
        drop column reminded_at, drop column overdue_at, drop column escalated_to`);
  }
}
