import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For what lies in the store: whose content is at an address. */
export class FindEvidenceByAddress1765420000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index kept_evidence_address on verification.kept_evidence (address)`);
    await runner.query(`create index kept_evidence_order on verification.kept_evidence (order_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index verification.kept_evidence_address, verification.kept_evidence_order');
  }
}
