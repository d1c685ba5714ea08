import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rows of manual work are kept right by events alone. Those of the former version may have been settled without their row's knowing,
 * so the projection begins anew, under a new name.
 */
export class RebuildManualWork1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from fulfillment.manual_work`);
    await runner.query(`
      alter table fulfillment.manual_work
        add column waiting boolean not null default true,
        add column revision integer not null default -1`);
    await runner.query(`create index manual_work_waiting on fulfillment.manual_work (since) where waiting`);
    await runner.query(
      `create index manual_work_settled on fulfillment.manual_work (since) where not waiting`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index fulfillment.manual_work_waiting, fulfillment.manual_work_settled`);
    await runner.query(`delete from fulfillment.manual_work where not waiting`);
    await runner.query(`alter table fulfillment.manual_work drop column waiting, drop column revision`);
  }
}
