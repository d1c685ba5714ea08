import { randomUUID } from 'node:crypto';
import type { EventMetadata } from '@bujiao/contracts';
import type { RecordedEvent as ReadEvent } from '@eventstore/db-client';
import { EventStoreMisuse } from '../event-store.errors.js';
import type { RecordedEvent } from '../event-store.port.js';
import type { SealedEvent } from '../hash-chain/sealed-append.js';
import { formatPosition } from './position.js';

/** What the adapter keeps in an event's metadata on the server, beside the caller's own. The hash does not cover it. */
export interface Chain {
  readonly hash: string;
  /** The append that recorded it. */
  readonly call: string;
  /** The event's own id. Missing in events of earlier versions, whose id on the server is the event's own. */
  readonly id?: string;
}

/** An event in the form in which the server takes it. */
export interface ServerEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

const CHAIN = 'chain';

/**
 * On the server each append gives its events new ids. With the events' own ids the server would answer an append of another process
 * that recorded the same events as if it had written them now, and only a read after every append could tell the difference.
 * Repeated with the same ids on the server, an append is still idempotent.
 *
 * @throws EventStoreMisuse for metadata that has a place of that name already
 */
export const toServerEvent = (
  { id, type, data, metadata, hash }: SealedEvent,
  call: string,
): ServerEvent => ({
  id: randomUUID(),
  type,
  data: toBytes(data),
  metadata: withChain(metadata, { hash, call, id }),
});

function withChain(metadata: string, chain: Chain): Uint8Array {
  if (metadata.includes(`"${CHAIN}":`) && Object.hasOwn(JSON.parse(metadata) as object, CHAIN)) {
    throw new EventStoreMisuse(`metadata.${CHAIN} is for the event store itself`);
  }
  const rest = metadata === '{}' ? '}' : `,${metadata.slice(1)}`;
  return toBytes(`{"${CHAIN}":${JSON.stringify(chain)}${rest}`);
}

/** The client takes nothing derived from Uint8Array, such as a Buffer, for bytes. */
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/** Undefined for an event that another application wrote. */
export function chainOf({ metadata }: ReadEvent): Chain | undefined {
  const chain = (metadata as { readonly [CHAIN]?: Partial<Chain> } | undefined)?.[CHAIN];
  if (typeof chain?.hash !== 'string' || typeof chain.call !== 'string') return undefined;
  return { hash: chain.hash, call: chain.call, ...(typeof chain.id === 'string' && { id: chain.id }) };
}

export const idOf = (event: ReadEvent): string => chainOf(event)?.id ?? event.id;

export function toRecordedEvent(event: ReadEvent): RecordedEvent {
  const { [CHAIN]: _, ...metadata } = (event.metadata ?? {}) as unknown as EventMetadata & {
    readonly [CHAIN]?: Chain;
  };
  return {
    id: idOf(event),
    stream: event.streamId,
    revision: Number(event.revision),
    type: event.type,
    data: event.data as object,
    metadata,
    hash: chainOf(event)?.hash ?? '',
    position: formatPosition(event.position),
    recordedAt: event.created.toISOString(),
  };
}
