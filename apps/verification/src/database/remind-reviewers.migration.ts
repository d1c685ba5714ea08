import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the reviewers of a case were reminded, to whom it went at its deadline, and what was decided on which factors. */
export class RemindReviewers1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table verification.review_cases
        add column reminded_at timestamptz, add column overdue_at timestamptz, add column escalated_to text,
        add column factors text[], add column outcome text, add column decided_at timestamptz`);
    await runner.query(`
      create index on verification.review_cases (factors, decided_at desc) where outcome is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table verification.review_cases
        drop column reminded_at, drop column overdue_at, drop column escalated_to,
        drop column factors, drop column outcome, drop column decided_at`);
  }
}
