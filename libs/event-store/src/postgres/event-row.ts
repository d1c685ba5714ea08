import { isoTime } from '@bujiao/fast-pg';
import type { EventMetadata } from '@bujiao/contracts';
import type { RecordedEvent } from '../event-store.port.js';
import { formatPosition, type Place } from './position.js';

/** The columns that {@link toRecordedEvent} takes, in its order. */
export const eventColumns = (e: string): string =>
  [
    'stream',
    'revision',
    'id',
    'type',
    'data',
    'metadata',
    'hash',
    'transaction_id',
    'position',
    'recorded_at',
  ]
    .map((column) => `${e}.${column}`)
    .join(', ');

/** As text, in the order of {@link eventColumns}. */
export type EventRow = readonly [
  stream: string,
  revision: string,
  id: string,
  type: string,
  data: string,
  metadata: string,
  hash: string,
  transactionId: string,
  position: string,
  recordedAt: string,
];

export const placeOf = (row: EventRow): Place => ({
  transactionId: Number(row[7]),
  position: Number(row[8]),
});

export function toRecordedEvent(row: EventRow): RecordedEvent {
  const [stream, revision, id, type, data, metadata, hash, , , recordedAt] = row;
  return {
    id,
    stream,
    revision: Number(revision),
    type,
    data: JSON.parse(data) as object,
    metadata: JSON.parse(metadata) as EventMetadata,
    hash: hashFromBytea(hash),
    position: formatPosition(placeOf(row)),
    recordedAt: isoTime(recordedAt),
  };
}

/** `\x…` as the server prints bytes. */
export const hashFromBytea = (text: string): string => text.slice(2);
