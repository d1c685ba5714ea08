import { isoTime } from '@bujiao/fast-pg';
import type { EventMetadata } from '@bujiao/contracts';
import type { SealedEvent } from '../hash-chain/sealed-append.js';
import { deepFreeze } from '../internal/deep-freeze.js';
import type { WrittenGroup } from './append-group.js';
import { formatPosition, type Place } from './position.js';
import type { PlacedEvent } from './recent-events.js';

/** The events of a transaction of this process, as a read would return them. */
export interface OwnEvents {
  /** Those of the wanted types, in the order of their places. */
  readonly events: readonly PlacedEvent[];
  /** The place of the last event of the transaction, wanted or not. */
  readonly end: Place;
}

export function ownEvents(group: WrittenGroup, types: ReadonlySet<string> | undefined): OwnEvents {
  const { transactionId, appends, rejected } = group;
  const recordedAt = isoTime(group.recordedAt);
  const events: PlacedEvent[] = [];
  let position = 0;
  for (const append of appends) {
    for (const sealed of append.events) {
      position += 1;
      if ((types && !types.has(sealed.type)) || rejected.has(append)) continue;
      events.push(placed(sealed, { stream: append.stream, recordedAt, place: { transactionId, position } }));
    }
  }
  return { events, end: { transactionId, position } };
}

function placed(
  { id, type, revision, hash, data, metadata, given }: SealedEvent,
  {
    stream,
    recordedAt,
    place,
  }: { readonly stream: string; readonly recordedAt: string; readonly place: Place },
): PlacedEvent {
  const content = given
    ? { data: given.data, metadata: given.metadata }
    : { data: JSON.parse(data) as object, metadata: JSON.parse(metadata) as EventMetadata };
  // The caller may keep the objects that it appended; frozen, it cannot change them for the readers.
  deepFreeze(content.data);
  deepFreeze(content.metadata);
  const event = { id, stream, revision, type, ...content, hash, position: formatPosition(place), recordedAt };
  return { event: Object.freeze(event), place, size: data.length + metadata.length };
}
