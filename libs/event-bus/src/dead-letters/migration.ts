import type { Pool } from 'pg';

/** Never changes: it keeps two processes from creating the same tables at the same time. */
const LOCK = 7_305_114_201;

const TABLES = `
select pg_advisory_xact_lock(${LOCK});
create schema if not exists event_bus;
create table if not exists event_bus.checkpoints (
  group_name text primary key,
  position   text not null,
  saved_at   timestamptz not null default now()
);
create table if not exists event_bus.dead_letters (
  id         bigint generated always as identity primary key,
  group_name text not null,
  state      text not null default 'parked' check (state in ('parked', 'redriven', 'discarded')),
  reason     text not null,
  source     text,
  event_id   text,
  order_id   text,
  partition  text not null,
  position   text not null,
  attempts   int not null,
  error_code text,
  error      text,
  -- JSON as text: jsonb would refuse some of what has to be kept here, such as \\u0000.
  event      text,
  message    text,
  parked_at  timestamptz not null default now(),
  closed_at  timestamptz,
  closed_by  text,
  closed_why text
);
create unique index if not exists dead_letters_event on event_bus.dead_letters (group_name, source, event_id)
  where state = 'parked' and event_id is not null;
create unique index if not exists dead_letters_message on event_bus.dead_letters (group_name, partition, position)
  where state = 'parked' and event_id is null;
create index if not exists dead_letters_order on event_bus.dead_letters (group_name, order_id, id) where state = 'parked';
create table if not exists event_bus.redrive_requests (
  group_name   text not null,
  order_id     text not null,
  partition    text,
  run          boolean not null,
  requested_by text not null,
  requested_at timestamptz not null default now(),
  primary key (group_name, order_id)
);
alter table event_bus.redrive_requests add column if not exists partition text;`;

/** Creates the schema `event_bus`. Idempotent, and safe to run from several processes at once. */
export async function migrateEventBus(pool: Pool): Promise<void> {
  await pool.query(TABLES);
}
