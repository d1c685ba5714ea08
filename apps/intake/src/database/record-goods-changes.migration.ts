import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed the price list or a list of alternatives, when and why. Rows are never changed. */
export class RecordGoodsChanges1765410000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table intake.goods_changes (
        change_id bigint generated always as identity primary key,
        goods_id text not null,
        merchant_id text not null default '',
        what text not null,
        was jsonb,
        becomes jsonb not null,
        changed_by text not null,
        role text not null,
        because text,
        changed_at timestamptz not null default now()
      );
      create index goods_changes_of on intake.goods_changes (goods_id, change_id desc)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.goods_changes');
  }
}
