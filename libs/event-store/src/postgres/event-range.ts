import { none, text, texts } from '@bujiao/fast-pg';
import { deepFreeze } from '../internal/deep-freeze.js';
import type { Session } from './connections.js';
import { eventColumns, placeOf, toRecordedEvent, type EventRow } from './event-row.js';
import { isAfter, type Place } from './position.js';
import type { PlacedEvent } from './recent-events.js';

/** Events scanned by one read, whether they match or not: bounds its time, and what is repeated after a drop. */
const SCAN_WINDOW = 8192;

export interface EventRangeRequest {
  readonly after: Place;
  /** Undefined: every type. */
  readonly types: readonly string[] | undefined;
  readonly limit: number;
}

export interface EventRange {
  readonly events: readonly PlacedEvent[];
  /** Every match up to here is in `events`, or was delivered before. */
  readonly end: Place;
  /** The newest event that was scanned, whether it matches or not. Before `end` where the request began further on. */
  readonly lookedTo: Place;
  /** More can be read at once. */
  readonly more: boolean;
  /** Something is committed that cannot be read yet, because an older transaction is still open. */
  readonly heldBack: boolean;
}

type EventRangeRow = readonly [
  endTransaction: string,
  endPosition: string,
  windowFull: 't' | 'f',
  heldBack: 't' | 'f',
  ...event: EventRow,
];

export interface EventRangeReaderOptions {
  readonly schema: string;
  /**
   * `open-transactions`: as far as the oldest transaction that is still open. Every transaction before it has ended, so nothing
   * can appear there any more. One beyond it may still commit, and a reader already past it would never see its events.
   * `none`: all that is committed. Only for the session of a sole writer, which appends in the order of its transactions.
   */
  readonly horizon: 'open-transactions' | 'none';
}

const HORIZONS = {
  'open-transactions': 'pg_snapshot_xmin(pg_current_snapshot())',
  none: "'9223372036854775807'::xid8",
} as const;

/**
 * Reads events of all streams in the order (transaction id, position), up to its horizon. A range ends at an event and not at the
 * horizon: after a crash, the server may assign ids below the horizon again if nothing with them was on disk.
 */
export class EventRangeReader {
  private readonly text: string;

  constructor(
    private readonly on: Session,
    private readonly options: EventRangeReaderOptions,
  ) {
    const { schema, horizon } = options;
    const after = '($1::xid8, $2::bigint)';
    this.text = `
      WITH here AS MATERIALIZED (
        SELECT ${HORIZONS[horizon]} AS horizon
      ), full_window AS MATERIALIZED (
        SELECT transaction_id, position FROM ${schema}.events
        WHERE (transaction_id, position) > ${after} AND transaction_id < (SELECT horizon FROM here)
        ORDER BY transaction_id, position OFFSET ${SCAN_WINDOW - 1} LIMIT 1
      ), newest AS MATERIALIZED (
        SELECT transaction_id, position FROM ${schema}.events
        WHERE transaction_id < (SELECT horizon FROM here)
        ORDER BY transaction_id DESC, position DESC LIMIT 1
      ), scan AS MATERIALIZED (
        SELECT coalesce(f.transaction_id, n.transaction_id, '0') AS transaction_id, coalesce(f.position, n.position, 0) AS position,
               f.position IS NOT NULL AS full,
               EXISTS (SELECT FROM ${schema}.events AS b WHERE b.transaction_id >= h.horizon) AS held_back
        FROM here AS h LEFT JOIN full_window AS f ON true LEFT JOIN newest AS n ON true
      )
      SELECT s.transaction_id, s.position, s.full, s.held_back, ${eventColumns('e')}
      FROM scan AS s LEFT JOIN LATERAL (
        SELECT * FROM ${schema}.events AS c
        WHERE (c.transaction_id, c.position) > ${after} AND (c.transaction_id, c.position) <= (s.transaction_id, s.position)
          AND ($3::text[] IS NULL OR c.type = ANY ($3::text[]))
        ORDER BY c.transaction_id, c.position LIMIT $4::integer
      ) AS e ON true
      ORDER BY e.transaction_id, e.position`;
  }

  async read({ after, types, limit }: EventRangeRequest): Promise<EventRange> {
    const place = [text(String(after.transactionId)), text(String(after.position))];
    const parameters = [...place, types ? texts(types) : none, text(String(limit))];
    const rows = await this.on.rows<EventRangeRow>({
      name: `read-range ${this.options.horizon}`,
      text: this.text,
      parameters,
    });
    return toEventRange(rows, { after, limit, bounded: this.options.horizon !== 'none' });
  }
}

interface Asked {
  readonly after: Place;
  readonly limit: number;
  /** By a horizon that is a place. */
  readonly bounded: boolean;
}

function toEventRange(rows: readonly EventRangeRow[], { after, limit, bounded }: Asked): EventRange {
  const [first] = rows as [EventRangeRow];
  const [transactionId, position, windowFull, heldBack] = first;
  const events =
    first[4] === null ? [] : rows.map((row) => toPlacedEvent(row.slice(4) as unknown as EventRow));
  const [full, limited] = [windowFull === 't', events.length === limit];
  const scanned = { transactionId: Number(transactionId), position: Number(position) };
  const lookedTo = limited || !(bounded || full) ? lastPlace(events, after) : scanned;
  return {
    events,
    // A standby that took over may be behind the server that `after` comes from.
    end: isAfter(lookedTo, after) ? lookedTo : after,
    lookedTo,
    more: limited || full,
    heldBack: heldBack === 't',
  };
}

const lastPlace = (events: readonly PlacedEvent[], before: Place): Place => events.at(-1)?.place ?? before;

const toPlacedEvent = (row: EventRow): PlacedEvent => ({
  event: deepFreeze(toRecordedEvent(row)),
  place: placeOf(row),
  size: row[4].length + row[5].length,
});
