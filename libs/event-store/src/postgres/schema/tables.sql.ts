/**
 * `streams` holds the head of every stream: the row that an append locks, checks and moves. `events` holds the events.
 *
 * Payloads are `json`: kept to the byte as they were hashed, and half as dear to write as `jsonb`. Names compare by bytes
 * (`COLLATE "C"`), which is what the indexes are walked by. Readers go by `(transaction_id, position)`: a sequence is no commit
 * order, so `position` only counts the events of one transaction.
 */
export const tablesSql = (schema: string): string => `
CREATE TABLE IF NOT EXISTS ${schema}.streams (
  stream         text COLLATE "C" PRIMARY KEY,
  revision       integer NOT NULL,
  transaction_id xid8 NOT NULL,
  hash           bytea NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE IF NOT EXISTS ${schema}.events (
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

CREATE INDEX IF NOT EXISTS events_in_order ON ${schema}.events (transaction_id, position);

ALTER TABLE ${schema}.events ALTER position DROP IDENTITY IF EXISTS;
`;
