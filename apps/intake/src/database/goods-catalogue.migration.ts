import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The price list, and which goods may go out in place of which. `merchant_id` is empty in the list that holds for everybody else. */
export class GoodsCatalogue1765310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table intake.listed_goods (
        goods_id text primary key,
        name text not null,
        goods_kind text not null,
        specification text,
        unit_price bigint not null,
        set_by text not null,
        set_at timestamptz not null default now()
      );
      create table intake.goods_alternatives (
        goods_id text not null,
        merchant_id text not null default '',
        alternatives jsonb not null,
        set_by text not null,
        set_at timestamptz not null default now(),
        primary key (goods_id, merchant_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.goods_alternatives; drop table intake.listed_goods');
  }
}
