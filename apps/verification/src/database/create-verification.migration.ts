import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read model of the risk score, and the queue of reviews. All rows follow from events. */
export class CreateVerification1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table verification.risk_orders (
        order_id text primary key,
        revision integer not null,
        buyer_id text,
        placed_at timestamptz,
        opened_at timestamptz,
        amount integer,
        account_mark text,
        refunded_at timestamptz,
        disputed_at timestamptz
      ) with (fillfactor = 90)`);
    await runner.query(`create index on verification.risk_orders (buyer_id, placed_at)`);
    await runner.query(
      `create index on verification.risk_orders (account_mark) where account_mark is not null`,
    );
    await runner.query(`
      create table verification.risk_requests (
        resubmission_id uuid primary key,
        revision integer not null,
        order_id text not null,
        requested_at timestamptz,
        reason text,
        merchant_id text,
        account_mark text,
        device_mark text,
        address_mark text,
        refused_at timestamptz,
        refused_code text,
        delivered_at timestamptz,
        confirmed_at timestamptz
      ) with (fillfactor = 80)`);
    await runner.query(`create index on verification.risk_requests (order_id)`);
    for (const column of ['merchant_id', 'account_mark', 'device_mark', 'address_mark'])
      await runner.query(
        `create index on verification.risk_requests (${column}, requested_at) where ${column} is not null`,
      );
    await runner.query(`
      create table verification.review_cases (
        resubmission_id uuid primary key,
        order_id text not null,
        question text not null,
        requested_at timestamptz not null,
        deadline timestamptz not null,
        amount integer not null,
        points integer not null,
        open boolean not null,
        revision integer not null,
        claimed_by text,
        claimed_until timestamptz,
        held json,
        held_until timestamptz,
        problem text
      )`);
    await runner.query(`create index on verification.review_cases (deadline) where open`);
    await runner.query(`create index on verification.review_cases (held_until) where held_until is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['review_cases', 'risk_requests', 'risk_orders'])
      await runner.query(`drop table verification.${table}`);
  }
}
