import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What buyers saved for later orders. Contents are sealed with the buyer's key; `mark` is a keyed hash. */
export class BuyerProfiles1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table intake.buyer_profiles (
        buyer_id text primary key,
        preferences text,
        forgot_at timestamptz
      );
      create table intake.saved_recipients (
        recipient_id uuid primary key,
        buyer_id text not null,
        goods_kind text not null,
        mark text not null,
        sealed text not null,
        source text not null,
        saved_at timestamptz not null default now(),
        used_at timestamptz not null default now(),
        unique (buyer_id, goods_kind, mark)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.saved_recipients; drop table intake.buyer_profiles');
  }
}
