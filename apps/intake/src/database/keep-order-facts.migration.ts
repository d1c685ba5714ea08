import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every accepted order event becomes a fact of its own. What the first version had merged into columns is kept as one JSON
 * value, which is read as legacy facts.
 */
export class KeepOrderFacts1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table intake.order_snapshots rename to order_records;
      alter table intake.order_records
        alter column buyer_id drop expression,
        alter column merchant_id drop expression,
        add column facts jsonb not null default '{}',
        add column fact_count integer not null default 0,
        add column legacy_facts json`);
    await runner.query(`
      update intake.order_records set legacy_facts = legacy from (
        select order_id as id, json_strip_nulls(json_build_object(
          'paidAt', ${iso('paid_at')},
          'paymentTimedOutAt', ${iso('payment_timed_out_at')},
          'deliveryFailedAt', ${iso('delivery_failed_at')},
          'deliveryFailureCode', delivery_failure_code,
          'delayedAt', ${iso('delayed_at')},
          'pendingSupplierOrder', pending_supplier_order,
          'deliveredAt', ${iso('delivered_at')},
          'deliveredQuantity', delivered_quantity,
          'cancelledAt', ${iso('cancelled_at')})) as legacy
        from intake.order_records) l
      where order_id = l.id and l.legacy::text <> '{}'`);
    await runner.query(`
      alter table intake.order_records
        drop column paid_at, drop column payment_timed_out_at, drop column delivery_failed_at,
        drop column delivery_failure_code, drop column delayed_at, drop column pending_supplier_order,
        drop column delivered_at, drop column delivered_quantity, drop column cancelled_at`);
    await runner.query(`
      alter table intake.rejected_order_events
        add column publisher text, add column order_id text, add column type text;
      create index on intake.rejected_order_events (order_id) where order_id is not null`);
  }

  async down(): Promise<void> {
    throw new Error('facts cannot be merged back into columns without losing some: restore a backup instead');
  }
}

const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
