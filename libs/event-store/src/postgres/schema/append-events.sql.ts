/** The very same ids at the very same revisions are an append that is retried; else what counts is the head as it is now. */
const answerLosersSql = (schema: string): string => `
  RETURN QUERY
  WITH known AS MATERIALIZED (
    SELECT e.append, count(*) AS events, max(encode(r.hash, 'hex')) FILTER (WHERE r.revision = a_revision[e.append]) AS hash
    FROM unnest(e_append, e_stream, e_revision, e_id) AS e (append, stream, revision, id)
    JOIN ${schema}.events AS r ON r.stream = e.stream AND r.revision = e.revision AND r.id = e.id
    WHERE NOT won[e.append]
    GROUP BY e.append
  )
  SELECT a.number::integer, k.append IS NOT NULL,
         CASE WHEN k.append IS NULL THEN s.revision ELSE a.revision END,
         CASE WHEN k.append IS NULL THEN encode(s.hash, 'hex') ELSE k.hash END
  FROM unnest(a_stream, a_expected, a_revision) WITH ORDINALITY AS a (stream, expected, revision, number)
  LEFT JOIN ${schema}.streams AS s ON s.stream = a.stream
  LEFT JOIN known AS k ON k.append = a.number AND k.events = a.revision - a.expected
  WHERE NOT won[a.number];`;

/**
 * Appends a whole group: each append of it succeeds or not on its own, all in one statement, so in one round trip and one
 * transaction. Per append (`a_…`): stream, expected revision (-1: no stream) and hash, new revision and hash. Per event (`e_…`):
 * the append it belongs to (1, 2, …) and its columns. A stream comes once in a group.
 *
 * Answers only the appends that wrote nothing now, by their number: `duplicate` with the recorded head where the very same event
 * ids stand at the expected place already, else the actual head (null: no stream).
 *
 * Deadlocks: new streams are locked first, then existing ones, each in the order given; every caller gives them sorted.
 *
 * Order: readers go by transaction id, so those of one stream must ascend. They do, because a caller can only know a head that
 * is committed; `s.transaction_id <= own` refuses a head that was guessed before it was.
 */
export const appendEventsSql = (schema: string): string => `
CREATE OR REPLACE FUNCTION ${schema}.append_events(
  a_stream text[], a_expected integer[], a_expected_hash bytea[], a_revision integer[], a_hash bytea[],
  e_append integer[], e_stream text[], e_revision integer[], e_id uuid[], e_hash bytea[], e_type text[], e_data json[], e_metadata json[]
) RETURNS TABLE (append integer, duplicate boolean, revision integer, hash text)
LANGUAGE plpgsql AS $append$
#variable_conflict use_column
DECLARE
  own CONSTANT xid8 := pg_current_xact_id();
  created bigint;
  moved bigint;
  written bigint;
  due bigint := cardinality(e_id);
  won boolean[];
BEGIN
  INSERT INTO ${schema}.streams (stream, revision, transaction_id, hash)
  SELECT a.stream, a.revision, own, a.hash
  FROM unnest(a_stream, a_expected, a_revision, a_hash) AS a (stream, expected, revision, hash)
  WHERE a.expected = -1
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS created = ROW_COUNT;

  UPDATE ${schema}.streams AS s
  SET revision = a.revision, transaction_id = own, hash = a.hash
  FROM unnest(a_stream, a_expected, a_expected_hash, a_revision, a_hash) AS a (stream, expected, expected_hash, revision, hash)
  WHERE a.expected >= 0 AND s.stream = a.stream
    AND s.revision = a.expected AND s.hash = a.expected_hash AND s.transaction_id <= own;
  GET DIAGNOSTICS moved = ROW_COUNT;

  IF created + moved = cardinality(a_stream) THEN
    INSERT INTO ${schema}.events (stream, revision, id, hash, type, data, metadata)
    SELECT * FROM unnest(e_stream, e_revision, e_id, e_hash, e_type, e_data, e_metadata);
  ELSE
    SELECT array_agg(s.stream IS NOT NULL ORDER BY a.number),
           coalesce(sum(a.revision - a.expected) FILTER (WHERE s.stream IS NOT NULL), 0)
    INTO won, due
    FROM unnest(a_stream, a_expected, a_revision) WITH ORDINALITY AS a (stream, expected, revision, number)
    LEFT JOIN ${schema}.streams AS s ON s.stream = a.stream AND s.revision = a.revision AND s.transaction_id = own;

    INSERT INTO ${schema}.events (stream, revision, id, hash, type, data, metadata)
    SELECT e.stream, e.revision, e.id, e.hash, e.type, e.data, e.metadata
    FROM unnest(e_append, e_stream, e_revision, e_id, e_hash, e_type, e_data, e_metadata)
      AS e (append, stream, revision, id, hash, type, data, metadata)
    WHERE won[e.append];
  END IF;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> due THEN
    RAISE EXCEPTION 'wrote % events of %', written, due;
  END IF;
  IF won IS NULL THEN RETURN; END IF;

  ${answerLosersSql(schema)}
END
$append$;
`;
