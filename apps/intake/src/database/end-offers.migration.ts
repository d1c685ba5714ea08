import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offers whose end is in the history of their order. Those of before are ended by the first sweeps after the upgrade. */
export class EndOffers1765320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table intake.offers add column ended_at timestamptz;
      create index offers_to_end on intake.offers (expires_at) where ended_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.offers drop column ended_at');
  }
}
