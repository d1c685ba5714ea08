/** The very same ids at the very same revisions are an append that is retried; else what counts is the head as it is now. */
const losersSql = (schema: string): string => `
  WITH known AS MATERIALIZED (
    SELECT e.append, count(*) AS events, max(encode(r.hash, 'hex')) FILTER (WHERE r.revision = a_revision[e.append]) AS hash
    FROM unnest(e_append, e_stream, e_revision, e_id) AS e (append, stream, revision, id)
    JOIN ${schema}.events AS r ON r.stream = e.stream AND r.revision = e.revision AND r.id = e.id
    WHERE NOT won[e.append]
    GROUP BY e.append
  )
  SELECT json_agg(json_build_object(
    'append', a.number, 'duplicate', k.append IS NOT NULL,
    'revision', CASE WHEN k.append IS NULL THEN s.revision ELSE a.revision END,
    'hash', CASE WHEN k.append IS NULL THEN encode(s.hash, 'hex') ELSE k.hash END))
  INTO losers
  FROM unnest(a_stream, a_expected, a_revision) WITH ORDINALITY AS a (stream, expected, revision, number)
  LEFT JOIN ${schema}.streams AS s ON s.stream = a.stream
  LEFT JOIN known AS k ON k.append = a.number AND k.events = a.revision - a.expected
  WHERE NOT won[a.number];`;

const COLUMNS = 'position, transaction_id, stream, revision, id, hash, type, data, metadata';

/** Those whose head is now what they made it. */
const winnersSql = (schema: string): string => `
    SELECT array_agg(s.stream IS NOT NULL ORDER BY a.number),
           coalesce(sum(a.revision - a.expected) FILTER (WHERE s.stream IS NOT NULL), 0)
    INTO won, due
    FROM unnest(a_stream, a_expected, a_revision) WITH ORDINALITY AS a (stream, expected, revision, number)
    LEFT JOIN ${schema}.streams AS s ON s.stream = a.stream AND s.revision = a.revision AND s.transaction_id = own;

    INSERT INTO ${schema}.events (${COLUMNS})
    SELECT e.position, own, e.stream, e.revision, e.id, e.hash, e.type, e.data, e.metadata
    FROM unnest(e_append, e_stream, e_revision, e_id, e_hash, e_type, e_data, e_metadata)
      WITH ORDINALITY AS e (append, stream, revision, id, hash, type, data, metadata, position)
    WHERE won[e.append];`;

/** SQLSTATE of an append that is refused because another process is the sole writer. */
export const SOLE_WRITER_ELSEWHERE = 'BJ001';

/**
 * Appends a whole group: each append of it succeeds or not on its own, all in one statement, so in one round trip and one
 * transaction. Per append (`a_…`): stream, expected revision (-1: no stream) and hash, new revision and hash. Per event (`e_…`):
 * the append it belongs to (1, 2, …) and its columns. A stream comes once in a group.
 *
 * Answers the transaction, when it began, and which appends wrote nothing now (null: none), by their number: `duplicate` with the
 * recorded head where the very same event ids stand at the expected place already, else the actual head (null: no stream).
 *
 * Deadlocks: new streams are locked first, then existing ones, each in the order given; every caller gives them sorted.
 *
 * Order: readers go by transaction id, so those of one stream must ascend. They do, because a caller can only know a head that
 * is committed; `s.transaction_id <= own` refuses a head that was guessed before it was.
 *
 * `lease`: the advisory lock that a sole writer holds. Whoever is not (`sole` false) shares it until the end of the transaction,
 * and is refused while somebody holds it alone. It takes its transaction id only then: with an earlier one it would append before what
 * a sole writer that came and went meanwhile has appended, and readers would have gone past it.
 *
 * It runs as its owner, with a fixed search path: where the services' logins may only read the tables, this is how they write
 * history, and the only way (`deploy/postgres`).
 */
export const appendGroupSql = (schema: string): string => `
DROP FUNCTION IF EXISTS ${schema}.append_events;
CREATE OR REPLACE FUNCTION ${schema}.append_group(
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
    RAISE EXCEPTION 'another process is the sole writer of this event store' USING ERRCODE = '${SOLE_WRITER_ELSEWHERE}';
  END IF;
  own := pg_current_xact_id();

  IF moving < cardinality(a_stream) THEN
    INSERT INTO ${schema}.streams (stream, revision, transaction_id, hash)
    SELECT a.stream, a.revision, own, a.hash
    FROM unnest(a_stream, a_expected, a_revision, a_hash) AS a (stream, expected, revision, hash)
    WHERE a.expected = -1
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS created = ROW_COUNT;
  END IF;

  IF moving > 0 THEN
    UPDATE ${schema}.streams AS s
    SET revision = a.revision, transaction_id = own, hash = a.hash
    FROM unnest(a_stream, a_expected, a_expected_hash, a_revision, a_hash) AS a (stream, expected, expected_hash, revision, hash)
    WHERE a.expected >= 0 AND s.stream = a.stream
      AND s.revision = a.expected AND s.hash = a.expected_hash AND s.transaction_id <= own;
    GET DIAGNOSTICS moved = ROW_COUNT;
  END IF;

  IF created + moved = cardinality(a_stream) THEN
    INSERT INTO ${schema}.events (${COLUMNS})
    SELECT e.position, own, e.stream, e.revision, e.id, e.hash, e.type, e.data, e.metadata
    FROM unnest(e_stream, e_revision, e_id, e_hash, e_type, e_data, e_metadata)
      WITH ORDINALITY AS e (stream, revision, id, hash, type, data, metadata, position);
  ELSE
    ${winnersSql(schema)}
  END IF;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> due THEN
    RAISE EXCEPTION 'wrote % events of %', written, due;
  END IF;
  append_group.transaction_id := own;
  append_group.recorded_at := now();
  IF won IS NULL THEN RETURN; END IF;
  ${losersSql(schema)}
END
$append$;
`;
