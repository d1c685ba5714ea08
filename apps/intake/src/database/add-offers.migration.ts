import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Offers by buyer, single-use codes of their links, and how far silent orders were looked at. The index of placings is of a value that
 * does not change when a fact is added, so that the update stays within its page.
 */
export class AddOffers1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table intake.offers (
        offer_id uuid primary key,
        order_id text not null,
        buyer_id text not null,
        expires_at timestamptz not null
      );
      create index offers_of_buyer on intake.offers (buyer_id, expires_at);
      create index offers_by_end on intake.offers (expires_at);
      create table intake.offer_codes (
        code_hash bytea primary key,
        order_id text not null,
        offer_id uuid not null,
        buyer_id text not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index offer_codes_by_end on intake.offer_codes (expires_at);
      create table intake.offer_sweep (one boolean primary key default true check (one), swept_at timestamptz not null);
      create index order_records_by_placing on intake.order_records ((terms ->> 'placedAt')) where terms is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index intake.order_records_by_placing;
      drop table intake.offer_sweep, intake.offer_codes, intake.offers`);
  }
}
