import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The database notifies here at the commit of each statement that adds or removes rejected order events. */
export const REJECTED_CHANNEL = 'intake_rejected_order_events';

/** Pages that list rejected order events read them again without asking at intervals. */
export class NotifyOfRejections1765420000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function intake.notify_of_rejections() returns trigger language plpgsql as $$
      begin
        perform pg_notify('${REJECTED_CHANNEL}', '');
        return null;
      end $$`);
    await runner.query(`
      create trigger notify_of_rejections after insert or delete on intake.rejected_order_events
      for each statement execute function intake.notify_of_rejections()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger notify_of_rejections on intake.rejected_order_events`);
    await runner.query(`drop function intake.notify_of_rejections()`);
  }
}
