import { createHash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';

/** Advisory lock that keeps two processes from creating the same tables at once. Never change it. */
const LOCK = 7_305_114_201;

export const EVENT_BUS_TABLES = `
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
alter table event_bus.redrive_requests add column if not exists partition text;
alter table event_bus.redrive_requests add column if not exists why text;
-- What the letter carries, sealed; null where it is closed.
alter table event_bus.dead_letters add column if not exists sealed text;
-- How often a person has changed what it carries: two people cannot change it without seeing each other's change.
alter table event_bus.dead_letters add column if not exists edits int not null default 0;
create table if not exists event_bus.dead_letter_edits (
  id         bigint generated always as identity primary key,
  letter_id  bigint not null references event_bus.dead_letters (id),
  edited_at  timestamptz not null default now(),
  edited_by  text not null,
  why        text not null,
  -- Which members, as JSON pointers; never their values, which may be personal.
  changed    text[] not null
);
create index if not exists dead_letter_edits_of on event_bus.dead_letter_edits (letter_id, id);
-- When the edit is to be recorded in its order's history; null once it is there.
alter table event_bus.dead_letter_edits add column if not exists record_at timestamptz default now();
create index if not exists dead_letter_edits_unrecorded on event_bus.dead_letter_edits (id) where record_at is not null;
-- When it was given up, since no order of its number was known: it is in no history.
alter table event_bus.dead_letter_edits add column if not exists order_unknown_at timestamptz;
create index if not exists dead_letter_edits_unknown on event_bus.dead_letter_edits (order_unknown_at desc)
  where order_unknown_at is not null;
create table if not exists event_bus.paused_groups (
  group_name text primary key,
  paused_by  text not null,
  why        text not null,
  paused_at  timestamptz not null default now(),
  -- When the process that handles the group's events had stopped.
  acknowledged_at timestamptz
);
create table if not exists event_bus.group_actions (
  id         bigint generated always as identity primary key,
  group_name text not null,
  at         timestamptz not null default now(),
  what       text not null,
  who        text not null,
  why        text not null,
  data       json
);
-- What was done, newest first, of all or of one person: the log of ops reads no more than it shows.
create index if not exists dead_letter_edits_newest on event_bus.dead_letter_edits (edited_at desc);
create index if not exists dead_letter_edits_by on event_bus.dead_letter_edits (edited_by, edited_at desc);
create index if not exists dead_letters_closed on event_bus.dead_letters (closed_at desc) where closed_at is not null;
create index if not exists dead_letters_closed_by on event_bus.dead_letters (closed_by, closed_at desc)
  where closed_at is not null;
create index if not exists group_actions_newest on event_bus.group_actions (at desc);
create index if not exists group_actions_by on event_bus.group_actions (who, at desc);
`;

/** Comment of the schema when its tables match {@link EVENT_BUS_TABLES}. */
export const EVENT_BUS_VERSION = createHash('sha256').update(EVENT_BUS_TABLES).digest('hex');

/**
 * Creates the schema `event_bus`, or brings it up to date. Idempotent, and safe to run from several processes at once. Without a
 * change it needs no right to alter the schema: the logins of the services have none (`deploy/postgres`).
 */
export async function migrateEventBus(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${LOCK})`);
    if ((await versionOf(client)) !== EVENT_BUS_VERSION)
      await client.query(
        `create schema if not exists event_bus; ${EVENT_BUS_TABLES} comment on schema event_bus is '${EVENT_BUS_VERSION}'`,
      );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function versionOf(client: ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ version: string }>(
    "select obj_description(oid, 'pg_namespace') as version from pg_namespace where nspname = 'event_bus'",
  );
  return rows[0]?.version;
}
