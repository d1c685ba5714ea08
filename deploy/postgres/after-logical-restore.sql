-- For a database that was restored from a logical copy (pg_dump, an upgrade by dump, logical replication): services refuse to start on it,
-- since the positions of its events are transaction ids of the cluster that it came from. This gives the events positions of this
-- cluster, in the same sequence, and takes along whatever points to them. Histories and hash chains stay as they are.
-- Run by a superuser, or by the owner of the tables, while every service is stopped. All or nothing; where nothing is to be done it does
-- nothing. Takes about as long as writing the events once; VACUUM event_store.events afterwards gives the space back.

BEGIN;
LOCK TABLE event_store.streams, event_store.events IN ACCESS EXCLUSIVE MODE;

DO $$
DECLARE
  own CONSTANT xid8 := pg_current_xact_id();
  named record;
BEGIN
  IF NOT EXISTS (SELECT FROM event_store.events WHERE transaction_id > own) THEN
    RAISE NOTICE 'The positions are those of this cluster: nothing was changed.';
    RETURN;
  END IF;

  -- All events become those of this transaction, numbered through.
  CREATE TEMPORARY TABLE moved_events ON COMMIT DROP AS
    SELECT stream, revision, transaction_id, position, row_number() OVER (ORDER BY transaction_id, position) AS number
    FROM event_store.events;
  CREATE INDEX ON moved_events (transaction_id, position, number);
  CREATE INDEX ON moved_events (stream, revision);
  ANALYZE moved_events;

  -- A checkpoint stands after the last event that is not beyond it.
  FOR named IN
    SELECT * FROM (VALUES ('event_bus.checkpoints'), ('ops.time_marks')) AS t (name) WHERE to_regclass(t.name) IS NOT NULL
  LOOP
    EXECUTE format($update$
      UPDATE %s AS kept SET position = $1 || ':' || coalesce((
        SELECT number FROM moved_events AS e
        WHERE (e.transaction_id, e.position) <= (split_part(kept.position, ':', 1)::xid8, split_part(kept.position, ':', 2)::bigint)
        ORDER BY e.transaction_id DESC, e.position DESC LIMIT 1), 0)
      WHERE kept.position ~ '^[0-9]+:[0-9]+$'$update$, named.name) USING own::text;
  END LOOP;

  -- Plans and jobs hold positions of the cluster that they come from, failed ones too: a person could resume them. A rebuild that
  -- waits to be swapped in or undone has its position in a job that is done: nothing can be done to that one any more.
  IF to_regclass('ops.jobs') IS NOT NULL THEN
    EXECUTE $update$
      WITH cancelled AS (
        UPDATE ops.jobs SET state = 'cancelled', ended_at = now(), updated_at = now(), error = $1
        WHERE state IN ('planned', 'running', 'paused', 'failed') RETURNING id
      ), closed AS (
        UPDATE ops.jobs SET phase = 'finished'
        WHERE state = 'done' AND phase IN ('built', 'swapped') RETURNING id
      )
      INSERT INTO ops.job_events (job_id, what, who, why)
        SELECT id, 'cancelled', 'bujiao', $1 FROM (SELECT id FROM cancelled UNION ALL SELECT id FROM closed) AS stopped$update$
      USING 'the store was restored from a logical copy: plan it again';
  END IF;

  UPDATE event_store.events AS e SET transaction_id = own, position = m.number
  FROM moved_events AS m WHERE m.stream = e.stream AND m.revision = e.revision;
  UPDATE event_store.streams SET transaction_id = own;
END
$$;
COMMIT;
