import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFulfillment1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fulfillment.card_secrets (
        card_id uuid primary key,
        stock_no bigint generated always as identity,
        goods_id text not null,
        batch_id text not null,
        state text not null default 'AVAILABLE'
          check (state in ('AVAILABLE', 'RESERVED', 'DELIVERED', 'REVEALED', 'VOID')),
        attempt_id uuid,
        unit_no integer,
        order_id text,
        reserved_at timestamptz,
        sealed bytea not null,
        check ((state in ('AVAILABLE', 'VOID')) or attempt_id is not null)
      ) with (fillfactor = 80)`);
    await runner.query(`
      create table fulfillment.card_batches (
        batch_id text primary key,
        goods_id text not null,
        content_hash bytea not null,
        added integer not null,
        duplicates integer not null,
        imported_at timestamptz not null default now()
      )`);
    await runner.query(`
      create table fulfillment.manual_work (
        resubmission_id uuid primary key,
        order_id text not null,
        code text not null,
        since timestamptz not null
      )`);
    // No index names the state: a card that moves on is written again in its place, and no index is touched.
    await runner.query(
      `create index card_secrets_available on fulfillment.card_secrets (goods_id, stock_no) where attempt_id is null`,
    );
    await runner.query(
      `create unique index card_secrets_attempt on fulfillment.card_secrets (attempt_id, unit_no) where attempt_id is not null`,
    );
    await runner.query(
      `create index card_secrets_reserved on fulfillment.card_secrets using brin (reserved_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table fulfillment.manual_work, fulfillment.card_batches, fulfillment.card_secrets`,
    );
  }
}
