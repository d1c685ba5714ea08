import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person's orders, newest first; and every number that ever touched an order. The indexes are of columns that do not change when
 * a fact is added, so that the update stays within its page.
 */
export class FindOrders1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index order_records_of_buyer on intake.order_records (buyer_id) where buyer_id is not null;
      create index order_records_of_merchant on intake.order_records (merchant_id) where merchant_id is not null;
      create table intake.order_numbers (
        number text collate "C" not null,
        order_id text not null,
        kind text not null,
        primary key (number, order_id, kind)
      )`);
    await runner.query(`
      insert into intake.order_numbers (number, order_id, kind)
      select distinct lower(number), order_id, kind from (
        select order_id as number, order_id, 'order' as kind from intake.order_records
        union all
        select terms ->> 'paymentId', order_id, 'payment' from intake.order_records
        union all
        select f.value ->> 'id', order_id, 'event' from intake.order_records, jsonb_each(facts) f
        union all
        select n #>> '{}', order_id, 'payment'
        from intake.order_records, jsonb_path_query(facts, '$.*.data.**.paymentId') n
        union all
        select n #>> '{}', order_id, 'supplier-request'
        from intake.order_records, jsonb_path_query(facts, '$.*.data.**.requestNo') n
      ) known
      where number <> '' and length(number) <= 256
      on conflict do nothing`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table intake.order_numbers;
      drop index intake.order_records_of_buyer, intake.order_records_of_merchant`);
  }
}
