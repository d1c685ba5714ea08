import { int4s, texts } from '@bujiao/fast-pg';
import type { RecordedEvent, StreamHead, StreamSlice } from '../event-store.port.js';
import { retrying } from '../internal/retrying.js';
import type { Session } from './connections.js';
import { eventColumns, hashFromBytea, toRecordedEvent, type EventRow } from './event-row.js';
import { isTransient } from './pg-errors.js';

export interface StreamRead {
  readonly stream: string;
  readonly from: number;
}

/** The read's number, then an event; or the number, and the stream's recorded head, which has no id. */
type ReadRow = readonly [number: string, ...event: EventRow];

/** Reads any number of streams in one round trip, all as of one moment. */
export class StreamReader {
  private readonly text: string;

  constructor(
    private readonly on: Session,
    schema: string,
  ) {
    const wanted = 'unnest($1::text[], $2::integer[]) WITH ORDINALITY AS w (stream, first, number)';
    this.text = `
      SELECT w.number, ${eventColumns('e')}
      FROM ${wanted} JOIN ${schema}.events AS e ON e.stream = w.stream AND e.revision >= w.first
      UNION ALL
      SELECT w.number, s.stream, s.revision, NULL, NULL, NULL, NULL, s.hash, NULL, NULL, NULL
      FROM ${wanted} JOIN ${schema}.streams AS s ON s.stream = w.stream`;
  }

  async read(reads: readonly StreamRead[]): Promise<readonly StreamSlice[]> {
    const parameters = [texts(reads.map(({ stream }) => stream)), int4s(reads.map(({ from }) => from))];
    const rows = await retrying(
      () => this.on.rows<ReadRow>({ name: 'read-streams', text: this.text, parameters }),
      isTransient,
    );
    const found: Found[] = reads.map(() => ({ events: [], head: undefined }));
    for (const [number, ...row] of rows) add(found[Number(number) - 1] as Found, row);
    return reads.map(({ stream }, i) => toSlice(stream, found[i] as Found));
  }
}

interface Found {
  readonly events: RecordedEvent[];
  head: StreamHead | undefined;
}

function add(found: Found, row: EventRow): void {
  if (row[2] === null) found.head = { revision: Number(row[1]), hash: hashFromBytea(row[6]) };
  else found.events.push(toRecordedEvent(row));
}

function toSlice(stream: string, { events, head }: Found): StreamSlice {
  events.sort((a, b) => a.revision - b.revision);
  return { stream, events, head: head ?? 'no-stream' };
}
