import { EventStoreMisuse } from '../event-store.errors.js';
import type { ExpectedHead, NewEvent, StreamHead } from '../event-store.port.js';
import { assertStorable, writeCanonical, type Canonical } from './canonical-json.js';
import { eventHash, genesisHash } from './event-hash.js';

export const MAX_EVENTS = 100;
/** Bytes of data and metadata together. */
export const MAX_EVENT_BYTES = 1024 * 1024;
/** UTF-16 code units of a stream's name or an event's type. */
const MAX_NAME = 256;
/** Events that are faster compared with each other than put into a set. */
const FEW = 8;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;

/** An event in the form in which it is hashed and stored: the texts are serialised once, and the same ones do both. */
export interface SealedEvent {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly data: string;
  readonly metadata: string;
  readonly hash: string;
  /** As it was given, where that is exactly what its texts say. */
  readonly given: NewEvent | undefined;
}

/** An append that passed every check and is chained to the head it expects. */
export interface SealedAppend {
  readonly stream: string;
  readonly expected: ExpectedHead;
  readonly events: readonly SealedEvent[];
  /** The head that the stream has once this append is in. */
  readonly head: StreamHead;
  /** UTF-16 code units of data and metadata of all events. */
  readonly size: number;
}

/** @throws EventStoreMisuse for what no store could ever take */
export function sealAppend(
  stream: string,
  expected: ExpectedHead,
  events: readonly NewEvent[],
): SealedAppend {
  assertStreamName(stream);
  assertHead(expected);
  if (events.length < 1 || events.length > MAX_EVENTS) {
    throw new EventStoreMisuse(`${stream}: an append takes 1 to ${MAX_EVENTS} events, not ${events.length}`);
  }
  let head = expected === 'no-stream' ? { revision: -1, hash: genesisHash(stream) } : expected;
  let size = 0;
  let last: WrittenMetadata | undefined;
  const sealed = events.map((event) => {
    // The events of one decision share their metadata: it is written out once.
    last =
      last?.of === event.metadata
        ? last
        : { of: event.metadata, written: jsonObject(event.metadata, `${event.type}.metadata`) };
    const next = sealEvent(stream, head, event, last.written);
    size += next.data.length + next.metadata.length;
    head = next;
    return next;
  });
  assertOnce(stream, sealed);
  return { stream, expected, events: sealed, head: { revision: head.revision, hash: head.hash }, size };
}

function assertOnce(stream: string, events: readonly SealedEvent[]): void {
  if (events.length === 1) return;
  const ids = events.map(({ id }) => id);
  const twice =
    ids.length < FEW
      ? ids.find((id, i) => ids.indexOf(id) < i)
      : ids.length > new Set(ids).size && 'one of them';
  if (twice) throw new EventStoreMisuse(`${stream}: the event id ${twice} comes twice`);
}

/** In lower case, as most are given. */
function idOf(stream: string, { id: given, type }: NewEvent): string {
  if (UUID.test(given)) return given;
  const id = given.toLowerCase();
  if (!UUID.test(id))
    throw new EventStoreMisuse(`${stream}: ${type}: the event id ${JSON.stringify(given)} is not a UUID`);
  return id;
}

interface WrittenMetadata {
  readonly of: object;
  readonly written: Canonical;
}

function sealEvent(
  stream: string,
  previous: StreamHead,
  event: NewEvent,
  { text: metadata, exact }: Canonical,
): SealedEvent {
  const { type } = event;
  assertName(type, 'event type');
  const id = idOf(stream, event);
  const { text: data, exact: dataIsExact } = jsonObject(event.data, `${type}.data`);
  assertSize(data, metadata, type);
  const revision = previous.revision + 1;
  const hash = eventHash(previous.hash, { stream, revision, id, type, data, metadata });
  return { id, type, revision, data, metadata, hash, given: exact && dataIsExact ? event : undefined };
}

function jsonObject(value: object, path: string): Canonical {
  const written = writeCanonical(value, path);
  if (!written.text.startsWith('{')) throw new EventStoreMisuse(`${path}: must be a JSON object`);
  return written;
}

function assertSize(data: string, metadata: string, type: string): void {
  // A code unit makes at most three bytes, so most events need not be measured.
  if ((data.length + metadata.length) * 3 <= MAX_EVENT_BYTES) return;
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(metadata);
  if (bytes > MAX_EVENT_BYTES)
    throw new EventStoreMisuse(`${type}: ${bytes} bytes, an event takes up to ${MAX_EVENT_BYTES}`);
}

/** @throws EventStoreMisuse unless every adapter can have a stream of this name; a leading `$` means system streams to EventStoreDB. */
export function assertStreamName(stream: string): void {
  assertName(stream, 'stream name');
}

function assertName(name: string, what: string): void {
  if (name.length < 1 || name.length > MAX_NAME || name.startsWith('$')) {
    throw new EventStoreMisuse(
      `${what} ${JSON.stringify(name)}: must have 1 to ${MAX_NAME} characters and no leading $`,
    );
  }
  assertStorable(name, what);
}

function assertHead(expected: ExpectedHead): void {
  if (expected === 'no-stream') return;
  if (!Number.isSafeInteger(expected.revision) || expected.revision < 0 || !HASH.test(expected.hash)) {
    throw new EventStoreMisuse(
      `expected head ${JSON.stringify(expected)}: must come from a read or an append`,
    );
  }
}
