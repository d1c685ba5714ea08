import pg from 'pg';
import type { StreamSlice } from '../event-store.port.js';
import { verifySlice, type ChainBreak } from '../hash-chain/verify-chain.js';
import { resolveOptions } from './options.js';
import { PostgresEventStore } from './postgres-event-store.js';

export interface BrokenStream extends ChainBreak {
  readonly stream: string;
}

/** What came of the check of a whole store. */
export interface StoreVerdict {
  readonly streams: number;
  readonly events: number;
  /** Events that stand in no stream with a head. */
  readonly strays: number;
  readonly brokenStreams: number;
  /** The first of them by name, at most 100. */
  readonly broken: readonly BrokenStream[];
}

export interface VerifyStreamsOptions {
  readonly connectionString: string;
  readonly schema?: string;
  readonly signal?: AbortSignal;
  /** Called after each group of streams. */
  readonly onProgress?: (events: number) => void;
}

const GROUP = 256;
const MOST_NAMED = 100;

/**
 * Recomputes the hash chain of every stream, and compares its end with the recorded head. Memory does not grow with the store. Of a
 * store that is being written to, a stream is checked as of the moment of its read.
 */
export async function verifyStreams(options: VerifyStreamsOptions): Promise<StoreVerdict> {
  const { connectionString, signal, onProgress } = options;
  const { schema } = resolveOptions(options);
  const store = new PostgresEventStore({ connectionString, schema, notify: false });
  const pool = new pg.Pool({ connectionString, max: 1, application_name: 'verify' });
  // The server of a restore ends while connections of the pool still close; a query under way reports an error itself.
  pool.on('error', () => undefined);
  const broken: BrokenStream[] = [];
  const count = { streams: 0, events: 0, brokenStreams: 0 };
  try {
    for (let after = ''; ;) {
      signal?.throwIfAborted();
      const names = await streamsAfter(pool, schema, after);
      const last = names.at(-1);
      if (last === undefined) break;
      after = last;
      const slices = await Promise.all(names.map((name) => store.read(name)));
      const found = slices.flatMap(brokenOf);
      count.streams += slices.length;
      count.events += slices.reduce((sum, { events }) => sum + events.length, 0);
      count.brokenStreams += found.length;
      broken.push(...found.slice(0, MOST_NAMED - broken.length));
      onProgress?.(count.events);
    }
    return { ...count, strays: await straysIn(pool, schema), broken };
  } finally {
    await Promise.all([store.close(), pool.end()]);
  }
}

function brokenOf(slice: StreamSlice): readonly BrokenStream[] {
  const found = verifySlice(slice);
  return found ? [{ stream: slice.stream, ...found }] : [];
}

async function streamsAfter(pool: pg.Pool, schema: string, after: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ stream: string }>(
    `select stream from ${schema}.streams where stream > $1 order by stream limit ${GROUP}`,
    [after],
  );
  return rows.map(({ stream }) => stream);
}

async function straysIn(pool: pg.Pool, schema: string): Promise<number> {
  const { rows } = await pool.query<{ strays: number }>(
    `select count(*)::int as strays from ${schema}.events e
     where not exists (select from ${schema}.streams s where s.stream = e.stream)`,
  );
  return rows[0]?.strays ?? 0;
}
