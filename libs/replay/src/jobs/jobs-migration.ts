import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/** Never changes: it keeps two processes from creating the same tables at the same time. */
const LOCK = 7_305_114_202;

/** Jobs, what projections there are, and positions by time. */
export const OPS_TABLES = `
create table if not exists ops.jobs (
  seq          bigint generated always as identity,
  id           text primary key,
  verb         text not null,
  target       text not null,
  state        text not null default 'planned'
               check (state in ('planned', 'running', 'paused', 'done', 'failed', 'cancelled')),
  phase        text not null default 'build',
  plan         json not null,
  planned_by   text not null,
  because      text not null,
  planned_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  run_by       text,
  started_at   timestamptz,
  ended_at     timestamptz,
  checkpoint   text,
  events       bigint not null default 0,
  written      bigint not null default 0,
  rate         int not null,
  result       json,
  error        text,
  updated_at   timestamptz not null default now(),
  -- The fencing token: raised with each claim, so a worker that lost its lease can write nothing any more.
  token        bigint not null default 0,
  lease_until  timestamptz,
  cleaned      boolean not null default false
);
-- Why it was run; a plan may have been made for another reason, or for none.
alter table ops.jobs add column if not exists run_because text;
create unique index if not exists jobs_one_a_target on ops.jobs (target) where state in ('running', 'paused');
create index if not exists jobs_newest on ops.jobs (seq desc);
create table if not exists ops.job_events (
  seq    bigint generated always as identity primary key,
  job_id text not null references ops.jobs (id),
  at     timestamptz not null default now(),
  what   text not null,
  who    text not null,
  why    text,
  data   json
);
create index if not exists job_events_of on ops.job_events (job_id, seq);
create index if not exists job_events_newest on ops.job_events (at desc);
create index if not exists job_events_by on ops.job_events (who, at desc);
create table if not exists ops.projections (
  name       text primary key,
  version    int not null,
  table_name text not null,
  types      text[] not null,
  owner      text not null,
  seen_at    timestamptz not null default now()
);
create table if not exists ops.handlers (
  group_name text primary key,
  types      text[] not null,
  owner      text not null,
  seen_at    timestamptz not null default now()
);
create table if not exists ops.groups (
  group_name text primary key,
  kind       text not null check (kind in ('projection', 'handlers')),
  types      text[] not null,
  -- By type: whom the handler may reach, and what it may append.
  reach      json not null,
  seen_at    timestamptz not null default now()
);
create table if not exists ops.time_marks (
  minute   timestamptz primary key,
  position text not null
);`;

/** The comment that the schema carries once its tables were made by {@link OPS_TABLES}. */
export const OPS_VERSION = createHash('sha256').update(OPS_TABLES).digest('hex');

/**
 * Creates the schema `ops`, or brings it up to date. Idempotent, and safe to run from several processes at once. Where nothing has
 * changed it needs no right to change it: the logins of the services have none (`deploy/postgres`).
 */
export async function migrateJobs(pool: Pool): Promise<void> {
  if (await isCurrent(pool)) return;
  await pool.query(
    `select pg_advisory_xact_lock(${LOCK}); create schema if not exists ops; ${OPS_TABLES} comment on schema ops is '${OPS_VERSION}'`,
  );
}

async function isCurrent(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ version: string | null }>(
    `select obj_description(oid, 'pg_namespace') as version from pg_namespace where nspname = 'ops'`,
  );
  return rows[0]?.version === OPS_VERSION;
}
