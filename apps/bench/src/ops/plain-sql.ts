import type { Client } from 'pg';

const PAGE = 4_096;

export interface PlainRead {
  /** Of the events that are read. */
  readonly types: readonly string[];
  /** After each page. */
  readonly onPage?: (events: number) => Promise<void>;
}

/** Reads events in the order of the store over one cursor, as rows of texts, and does nothing with them. @returns how many */
export async function readPlainly(client: Client, { types, onPage }: PlainRead): Promise<number> {
  let read = 0;
  await client.query('begin');
  await client.query(
    `declare plain no scroll cursor for
     select stream, revision, id, type, data::text, metadata::text, hash, recorded_at, transaction_id, position
     from event_store.events where type = any (array[${types.map((type) => `'${type}'`).join(', ')}]::text[])
     order by transaction_id, position`,
  );
  for (;;) {
    const { rows } = await client.query({ text: `fetch ${PAGE} from plain`, rowMode: 'array' });
    read += rows.length;
    if (rows.length > 0) await onPage?.(rows.length);
    if (rows.length < PAGE) break;
  }
  await client.query('commit');
  return read;
}

/**
 * Reads the events plainly, and writes the rows that a rebuild has made of them, page by page, each with its commit, into a table with
 * the same indexes.
 */
export async function rebuildPlainly(
  clients: { readonly read: Client; readonly write: Client },
  { types, from, into }: PlainRead & { readonly from: string; readonly into: string },
): Promise<void> {
  const { read, write } = clients;
  await write.query(`drop table if exists ${into}; create table ${into} (like ${from} including all)`);
  const { rows } = await write.query<{ rows: number; events: number }>(
    `select (select count(*)::int from ${from}) as rows, (select count(*)::int from event_store.events where type = any ($1)) as events`,
    [types],
  );
  const perEvent = (rows[0]?.rows ?? 0) / Math.max(1, rows[0]?.events ?? 1);
  let [due, after] = [0, ''];
  await readPlainly(read, {
    types,
    onPage: async (events) => {
      due += events * perEvent;
      const take = Math.floor(due);
      due -= take;
      const written = await write.query<{ last: string | null }>(
        `with page as (
           select * from ${from} where $1 = '' or resubmission_id > nullif($1, '')::uuid order by resubmission_id limit ${take}
         ), done as (insert into ${into} select * from page)
         select max(resubmission_id::text) as last from page`,
        [after],
      );
      after = written.rows[0]?.last ?? after;
    },
  });
}
