import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the content of evidence is kept, and the marks by which the same evidence of another order is found. */
export class KeepEvidence1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table verification.kept_evidence (
        evidence_id uuid primary key,
        order_id text not null,
        resubmission_id uuid not null,
        address text not null,
        kept_at timestamptz not null default now(),
        removed_at timestamptz
      )`);
    await runner.query(
      `create index on verification.kept_evidence (kept_at, evidence_id) where removed_at is null`,
    );
    await runner.query(`
      create table verification.risk_evidence (
        evidence_id uuid primary key,
        revision integer not null,
        order_id text not null,
        mark text not null,
        added_at timestamptz not null
      )`);
    await runner.query(`create index on verification.risk_evidence (order_id)`);
    await runner.query(`create index on verification.risk_evidence (mark, added_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['risk_evidence', 'kept_evidence'])
      await runner.query(`drop table verification.${table}`);
  }
}
