import type { EventMetadata } from '@bujiao/contracts';
import { jsonEvent, type EventData, type RecordedEvent as ServerEvent } from '@eventstore/db-client';
import { EventStoreMisuse } from '../event-store.errors.js';
import type { RecordedEvent } from '../event-store.port.js';
import type { SealedEvent } from '../hash-chain/sealed-append.js';
import { formatPosition } from './position.js';

/** What we keep in an event's metadata on the server, beside what the caller put there. The hash does not cover it. */
export interface Chain {
  readonly hash: string;
  /** The call that recorded it: tells an append that was recorded now from one that was there before. */
  readonly call: string;
}

const CHAIN = 'chain';

/**
 * The client serialises data itself, so on the server keys that look like numbers may stand in another order than in the text that was
 * hashed; the canonical form of both is the same.
 *
 * @throws EventStoreMisuse for metadata that has a place of that name already
 */
export const toServerEvent = ({ id, type, data, metadata, hash }: SealedEvent, call: string): EventData =>
  jsonEvent({
    id,
    type,
    data: JSON.parse(data) as Record<string, unknown>,
    metadata: withChain(metadata, { hash, call }),
  });

function withChain(metadata: string, chain: Chain): Uint8Array {
  if (metadata.includes(`"${CHAIN}":`) && Object.hasOwn(JSON.parse(metadata) as object, CHAIN)) {
    throw new EventStoreMisuse(`metadata.${CHAIN} is for the event store itself`);
  }
  const rest = metadata === '{}' ? '}' : `,${metadata.slice(1)}`;
  // The client takes nothing derived from Uint8Array, such as a Buffer, for bytes.
  return new Uint8Array(Buffer.from(`{"${CHAIN}":${JSON.stringify(chain)}${rest}`));
}

/** Undefined for an event that somebody else wrote. */
export function chainOf({ metadata }: ServerEvent): Chain | undefined {
  const chain = (metadata as { readonly [CHAIN]?: Partial<Chain> } | undefined)?.[CHAIN];
  return typeof chain?.hash === 'string' && typeof chain.call === 'string'
    ? { hash: chain.hash, call: chain.call }
    : undefined;
}

export function toRecordedEvent(event: ServerEvent): RecordedEvent {
  const { [CHAIN]: _, ...metadata } = (event.metadata ?? {}) as unknown as EventMetadata & {
    readonly [CHAIN]?: Chain;
  };
  return {
    id: event.id,
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
