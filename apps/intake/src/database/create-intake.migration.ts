import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIntake1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table intake.order_snapshots (
        order_id text primary key,
        terms json,
        paid_at timestamptz,
        payment_timed_out_at timestamptz,
        delivery_failed_at timestamptz,
        delivery_failure_code text,
        delayed_at timestamptz,
        pending_supplier_order json,
        delivered_at timestamptz,
        delivered_quantity integer,
        cancelled_at timestamptz,
        stream_open boolean not null default false
      ) with (fillfactor = 80)`);
    await runner.query(`
      create table intake.rejected_order_events (
        id bigint generated always as identity primary key,
        event_id text,
        source text,
        code text not null,
        detail text not null,
        sealed_event bytea not null,
        rejected_at timestamptz not null default now()
      )`);
    await runner.query(`create index on intake.rejected_order_events (rejected_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table intake.rejected_order_events, intake.order_snapshots`);
  }
}
