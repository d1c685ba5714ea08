-- Written by tools/shared-sql.mjs: change the code it comes from, not this file.
-- What all services share. Run by a superuser after roles.sql, at the first installation and before each upgrade. Idempotent.

BEGIN;
-- So that all of it belongs to the role that no service is a member of, and is never run with the superuser's rights.
SET LOCAL ROLE bujiao_owner;
REVOKE ALL ON SCHEMA event_store, event_bus, keyring, ops FROM PUBLIC;
GRANT USAGE ON SCHEMA event_store, event_bus, keyring, ops TO bujiao_services;

-- The history. The services read it, and append by one function; they change and delete nothing.
CREATE TABLE IF NOT EXISTS event_store.streams (
  stream         text COLLATE "C" PRIMARY KEY,
  revision       integer NOT NULL,
  transaction_id xid8 NOT NULL,
  hash           bytea NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE IF NOT EXISTS event_store.events (
  position       bigint NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  recorded_at    timestamptz NOT NULL DEFAULT now(),
  revision       integer NOT NULL,
  id             uuid NOT NULL,
  hash           bytea NOT NULL,
  stream         text COLLATE "C" NOT NULL,
  type           text COLLATE "C" NOT NULL,
  data           json NOT NULL,
  metadata       json NOT NULL,
  PRIMARY KEY (stream, revision)
);

CREATE INDEX IF NOT EXISTS events_in_order ON event_store.events (transaction_id, position);

ALTER TABLE event_store.events ALTER position DROP IDENTITY IF EXISTS;

DROP FUNCTION IF EXISTS event_store.append_events;
CREATE OR REPLACE FUNCTION event_store.append_group(
  sole boolean, lease bigint,
  a_stream text[], a_expected integer[], a_expected_hash bytea[], a_revision integer[], a_hash bytea[],
  e_append integer[], e_stream text[], e_revision integer[], e_id uuid[], e_hash bytea[], e_type text[], e_data json[], e_metadata json[],
  OUT transaction_id xid8, OUT recorded_at timestamptz, OUT losers json
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $append$
#variable_conflict use_column
DECLARE
  own xid8;
  moving CONSTANT integer := cardinality(array_remove(a_expected, -1));
  created bigint := 0;
  moved bigint := 0;
  written bigint;
  due bigint := cardinality(e_id);
  won boolean[];
BEGIN
  IF NOT sole AND NOT pg_try_advisory_xact_lock_shared(lease) THEN
    RAISE EXCEPTION 'another process is the sole writer of this event store' USING ERRCODE = 'BJ001';
  END IF;
  own := pg_current_xact_id();

  IF moving < cardinality(a_stream) THEN
    INSERT INTO event_store.streams (stream, revision, transaction_id, hash)
    SELECT a.stream, a.revision, own, a.hash
    FROM unnest(a_stream, a_expected, a_revision, a_hash) AS a (stream, expected, revision, hash)
    WHERE a.expected = -1
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS created = ROW_COUNT;
  END IF;

  IF moving > 0 THEN
    UPDATE event_store.streams AS s
    SET revision = a.revision, transaction_id = own, hash = a.hash
    FROM unnest(a_stream, a_expected, a_expected_hash, a_revision, a_hash) AS a (stream, expected, expected_hash, revision, hash)
    WHERE a.expected >= 0 AND s.stream = a.stream
      AND s.revision = a.expected AND s.hash = a.expected_hash AND s.transaction_id <= own;
    GET DIAGNOSTICS moved = ROW_COUNT;
  END IF;

  IF created + moved = cardinality(a_stream) THEN
    INSERT INTO event_store.events (position, transaction_id, stream, revision, id, hash, type, data, metadata)
    SELECT e.position, own, e.stream, e.revision, e.id, e.hash, e.type, e.data, e.metadata
    FROM unnest(e_stream, e_revision, e_id, e_hash, e_type, e_data, e_metadata)
      WITH ORDINALITY AS e (stream, revision, id, hash, type, data, metadata, position);
  ELSE
    
    SELECT array_agg(s.stream IS NOT NULL ORDER BY a.number),
           coalesce(sum(a.revision - a.expected) FILTER (WHERE s.stream IS NOT NULL), 0)
    INTO won, due
    FROM unnest(a_stream, a_expected, a_revision) WITH ORDINALITY AS a (stream, expected, revision, number)
    LEFT JOIN event_store.streams AS s ON s.stream = a.stream AND s.revision = a.revision AND s.transaction_id = own;

    INSERT INTO event_store.events (position, transaction_id, stream, revision, id, hash, type, data, metadata)
    SELECT e.position, own, e.stream, e.revision, e.id, e.hash, e.type, e.data, e.metadata
    FROM unnest(e_append, e_stream, e_revision, e_id, e_hash, e_type, e_data, e_metadata)
      WITH ORDINALITY AS e (append, stream, revision, id, hash, type, data, metadata, position)
    WHERE won[e.append];
  END IF;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> due THEN
    RAISE EXCEPTION 'wrote % events of %', written, due;
  END IF;
  append_group.transaction_id := own;
  append_group.recorded_at := now();
  IF won IS NULL THEN RETURN; END IF;
  
  WITH known AS MATERIALIZED (
    SELECT e.append, count(*) AS events, max(encode(r.hash, 'hex')) FILTER (WHERE r.revision = a_revision[e.append]) AS hash
    FROM unnest(e_append, e_stream, e_revision, e_id) AS e (append, stream, revision, id)
    JOIN event_store.events AS r ON r.stream = e.stream AND r.revision = e.revision AND r.id = e.id
    WHERE NOT won[e.append]
    GROUP BY e.append
  )
  SELECT json_agg(json_build_object(
    'append', a.number, 'duplicate', k.append IS NOT NULL,
    'revision', CASE WHEN k.append IS NULL THEN s.revision ELSE a.revision END,
    'hash', CASE WHEN k.append IS NULL THEN encode(s.hash, 'hex') ELSE k.hash END))
  INTO losers
  FROM unnest(a_stream, a_expected, a_revision) WITH ORDINALITY AS a (stream, expected, revision, number)
  LEFT JOIN event_store.streams AS s ON s.stream = a.stream
  LEFT JOIN known AS k ON k.append = a.number AND k.events = a.revision - a.expected
  WHERE NOT won[a.number];
END
$append$;
COMMENT ON SCHEMA event_store IS '9c18d48703264f37fd22e0599af691205760c29217e6778060ef662faa49bf00';
REVOKE ALL ON ALL TABLES IN SCHEMA event_store FROM bujiao_services;
GRANT SELECT ON ALL TABLES IN SCHEMA event_store TO bujiao_services;
REVOKE ALL ON ALL ROUTINES IN SCHEMA event_store FROM PUBLIC;
GRANT EXECUTE ON ALL ROUTINES IN SCHEMA event_store TO bujiao_services;

-- Checkpoints and dead letters.
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
  -- JSON as text: jsonb would refuse some of what has to be kept here, such as \u0000.
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
COMMENT ON SCHEMA event_bus IS '45cf91a145695b54a3556327d0a0b7973b1a9071fbd4e0cddd577757c5d60d3d';
REVOKE ALL ON ALL TABLES IN SCHEMA event_bus FROM bujiao_services;
GRANT SELECT, INSERT, UPDATE, DELETE ON event_bus.checkpoints, event_bus.redrive_requests, event_bus.paused_groups TO bujiao_services;
GRANT SELECT, INSERT, UPDATE ON event_bus.dead_letters TO bujiao_services;
-- Who did what and why: written once. What is older than the retention is removed by ops alone.
GRANT SELECT, INSERT ON event_bus.dead_letter_edits, event_bus.group_actions TO bujiao_services;
GRANT UPDATE (record_at, order_unknown_at) ON event_bus.dead_letter_edits TO bujiao_services;
GRANT DELETE ON event_bus.dead_letters, event_bus.dead_letter_edits TO bujiao_ops;

-- Wrapped keys. A key is made and never changed by a service; to delete one is to forget a buyer.
CREATE TABLE IF NOT EXISTS keyring.buyer_keys (
  buyer_id text PRIMARY KEY,
  wrapped_key bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS keyring.key_checks (
  name text PRIMARY KEY,
  check_value bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS keyring.write_probe (filler text NOT NULL);
COMMENT ON SCHEMA keyring IS 'b1df97ed3b1a57b7c62cce4472f78b659b3a981060d1fb5ffa8fa2f07d8e88bd';
REVOKE ALL ON ALL TABLES IN SCHEMA keyring FROM bujiao_services;
GRANT SELECT, INSERT ON keyring.buyer_keys, keyring.key_checks TO bujiao_services;
GRANT INSERT, DELETE ON keyring.write_probe TO bujiao_services;

-- Jobs of ops, and what they work on.
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
);
COMMENT ON SCHEMA ops IS '5d6f7a2a3715017b108f6c11fc4e4149b377752fdcc0b4822d6dbdcb8a61d48f';
REVOKE ALL ON ALL TABLES IN SCHEMA ops FROM bujiao_services;
GRANT SELECT, INSERT, UPDATE, DELETE ON ops.projections, ops.handlers, ops.groups, ops.time_marks TO bujiao_services;
GRANT SELECT, INSERT, UPDATE ON ops.jobs TO bujiao_services;
GRANT SELECT, INSERT ON ops.job_events TO bujiao_services;
GRANT DELETE ON ops.jobs, ops.job_events TO bujiao_ops;
COMMIT;
