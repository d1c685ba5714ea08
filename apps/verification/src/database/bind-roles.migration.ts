import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles that are bound to buyers, for their lists, and the one-time codes by which owners confirm a role. */
export class BindRoles1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table verification.bound_roles (
        role text primary key,
        buyer_id text not null,
        order_id text not null,
        goods_name text not null,
        sealed text not null,
        bound_at timestamptz not null
      )`);
    await runner.query(`create index on verification.bound_roles (buyer_id, bound_at desc)`);
    await runner.query(`
      create table verification.permission_codes (
        resubmission_id uuid primary key,
        ask_no integer not null,
        code_hash bytea not null,
        tries_left integer not null,
        expires_at timestamptz not null,
        used_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['permission_codes', 'bound_roles'])
      await runner.query(`drop table verification.${table}`);
  }
}
