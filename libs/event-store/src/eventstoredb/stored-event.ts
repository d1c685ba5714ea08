import type { EventMetadata } from '@bujiao/contracts';
import { jsonEvent, type EventData, type RecordedEvent as ServerEvent } from '@eventstore/db-client';
import type { RecordedEvent } from '../event-store.port.js';
import type { SealedEvent } from '../hash-chain/sealed-append.js';
import { formatPosition } from './position.js';

/** What we keep beside the metadata of an event. The hash does not cover it. */
export interface Chain {
  readonly hash: string;
  /** The call that recorded it: tells an append that was recorded now from one that was there before. */
  readonly call: string;
}

const CHAIN = 'chain';

export const toServerEvent = ({ id, type, data, metadata, hash }: SealedEvent, call: string): EventData =>
  jsonEvent({
    id,
    type,
    data: JSON.parse(data) as Record<string, unknown>,
    metadata: { ...(JSON.parse(metadata) as object), [CHAIN]: { hash, call } },
  });

/** Undefined for an event that somebody else wrote. */
export function chainOf({ metadata }: ServerEvent): Chain | undefined {
  const chain = (metadata as { readonly [CHAIN]?: Partial<Chain> } | undefined)?.[CHAIN];
  return typeof chain?.hash === 'string' && typeof chain.call === 'string' ? { hash: chain.hash, call: chain.call } : undefined;
}

export function toRecordedEvent(event: ServerEvent): RecordedEvent {
  const { [CHAIN]: _, ...metadata } = (event.metadata ?? {}) as unknown as EventMetadata & { readonly [CHAIN]?: Chain };
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
