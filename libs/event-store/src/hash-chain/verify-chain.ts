import type { RecordedEvent, StreamHead, StreamSlice } from '../event-store.port.js';
import { canonicalJson } from './canonical-json.js';
import { eventHash, genesisHash } from './event-hash.js';

export interface VerifyChainOptions {
  /** The event before the first one given. @default the beginning of the stream */
  readonly after?: StreamHead;
  /** A head that the stream is known to have, or to have had. Without it, events cut off at the end do not show. */
  readonly head?: StreamHead;
}

/** The first place where a stream is not what was recorded. */
export interface ChainBreak {
  /** Revision at which an intact event should stand. */
  readonly revision: number;
  /**
   * `removed`: no event with this revision is there. `reordered`: it is there, but not in its place.
   * `edited`: it, or what its hash is chained to, is not what was recorded. `added`: it is there, and was not recorded.
   */
  readonly kind: 'added' | 'edited' | 'removed' | 'reordered';
}

/**
 * Recomputes the hash chain of one stream's events, in revision order, and answers the first break; nothing when it is whole.
 * Stored times and positions are the store's own and not part of the chain.
 */
export function verifyChain(
  events: readonly RecordedEvent[],
  { after, head }: VerifyChainOptions = {},
): ChainBreak | undefined {
  const stream = events[0]?.stream ?? '';
  let previous: StreamHead = after ?? { revision: -1, hash: genesisHash(stream) };
  for (const event of events) {
    const kind = breakBetween(previous, event, events);
    if (kind) return { revision: previous.revision + 1, kind };
    previous = event;
  }
  return head && verifyHead(events, previous, head);
}

/** {@link verifyChain} of a slice from the first event on: it has to end at the very head that was recorded. */
export function verifySlice({ events, head }: StreamSlice): ChainBreak | undefined {
  const recorded = head === 'no-stream' ? -1 : head.revision;
  const broken = verifyChain(events, head === 'no-stream' ? {} : { head });
  return broken ?? (events.length > recorded + 1 ? { revision: recorded + 1, kind: 'added' } : undefined);
}

function breakBetween(
  previous: StreamHead,
  event: RecordedEvent,
  events: readonly RecordedEvent[],
): ChainBreak['kind'] | undefined {
  const due = previous.revision + 1;
  if (event.revision !== due)
    return events.some(({ revision }) => revision === due) ? 'reordered' : 'removed';
  return event.stream === events[0]?.stream && isIntact(event, previous.hash) ? undefined : 'edited';
}

function verifyHead(
  events: readonly RecordedEvent[],
  last: StreamHead,
  head: StreamHead,
): ChainBreak | undefined {
  if (head.revision > last.revision) return { revision: last.revision + 1, kind: 'removed' };
  const there = events.find(({ revision }) => revision === head.revision) ?? last;
  return there.hash === head.hash ? undefined : { revision: head.revision, kind: 'edited' };
}

function isIntact(event: RecordedEvent, previousHash: string): boolean {
  try {
    const texts = { data: canonicalJson(event.data), metadata: canonicalJson(event.metadata) };
    return eventHash(previousHash, { ...event, ...texts }) === event.hash;
  } catch {
    // What has no canonical form was never recorded by us.
    return false;
  }
}
