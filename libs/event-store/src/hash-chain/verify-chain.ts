import type { RecordedEvent, StreamHead } from '../event-store.port.js';
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
   * `edited`: it, or what its hash is chained to, is not what was recorded.
   */
  readonly kind: 'edited' | 'removed' | 'reordered';
}

/**
 * Recomputes the hash chain of one stream's events, in revision order, and answers the first break; nothing when it is whole.
 * Stored times and positions are the store's own and not part of the chain.
 */
export function verifyChain(events: readonly RecordedEvent[], options: VerifyChainOptions = {}): ChainBreak | undefined {
  const stream = events[0]?.stream ?? '';
  let previous: StreamHead = options.after ?? { revision: -1, hash: genesisHash(stream) };
  for (const event of events) {
    const revision = previous.revision + 1;
    if (event.revision !== revision) return { revision, kind: isAmong(events, revision) ? 'reordered' : 'removed' };
    if (!isIntact(event, stream, previous.hash)) return { revision, kind: 'edited' };
    previous = event;
  }
  return options.head && verifyHead(events, previous, options.head);
}

function verifyHead(events: readonly RecordedEvent[], last: StreamHead, head: StreamHead): ChainBreak | undefined {
  if (head.revision > last.revision) return { revision: last.revision + 1, kind: 'removed' };
  const there = events.find(({ revision }) => revision === head.revision) ?? last;
  return there.hash === head.hash ? undefined : { revision: head.revision, kind: 'edited' };
}

const isAmong = (events: readonly RecordedEvent[], revision: number): boolean => events.some((e) => e.revision === revision);

function isIntact(event: RecordedEvent, stream: string, previousHash: string): boolean {
  if (event.stream !== stream) return false;
  try {
    const texts = { data: canonicalJson(event.data), metadata: canonicalJson(event.metadata) };
    return eventHash(previousHash, { ...event, ...texts }) === event.hash;
  } catch {
    // What has no canonical form was never recorded by us.
    return false;
  }
}
