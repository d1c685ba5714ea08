import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the complexity of resubmissions is computed from. A projection: rows of before come by a rebuild. */
export class CreateComplexity1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table after_sales.complexity_moments (
        event_id uuid primary key,
        order_id text not null,
        revision integer not null,
        resubmission_id uuid,
        type text not null,
        at timestamptz not null,
        waits_for text,
        act text,
        reason text,
        channel text,
        fields_typed integer,
        policy_version text,
        goods_kind text
      );
      create index complexity_moments_of on after_sales.complexity_moments (resubmission_id)
        where resubmission_id is not null;
      create index complexity_moments_asked on after_sales.complexity_moments (at)
        where type = 'ResubmissionRequested';
      create index complexity_moments_goods on after_sales.complexity_moments (order_id)
        where goods_kind is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table after_sales.complexity_moments');
  }
}
