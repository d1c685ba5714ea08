import type { RecordedEvent, StreamHead } from '../event-store.port.js';
import { canonicalJson } from './canonical-json.js';
import { eventHash, genesisHash } from './event-hash.js';

export interface VerifyChainOptions {
  /** The event before the first one given. @default the beginning of the stream */
  readonly after?: StreamHead;
  /** Where the stream is known to end. Without it, events cut off at the end do not show. */
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
  let { revision, hash } = options.after ?? { revision: -1, hash: genesisHash(events[0]?.stream ?? '') };
  for (const event of events) {
    revision += 1;
    if (event.revision !== revision) return { revision, kind: hasRevision(events, revision) ? 'reordered' : 'removed' };
    if (event.stream !== events[0]?.stream || !isIntact(event, hash)) return { revision, kind: 'edited' };
    hash = event.hash;
  }
  return verifyEnd({ revision, hash }, options.head);
}

function verifyEnd(last: StreamHead, head: StreamHead | undefined): ChainBreak | undefined {
  if (!head || (head.revision === last.revision && head.hash === last.hash)) return undefined;
  if (head.revision > last.revision) return { revision: last.revision + 1, kind: 'removed' };
  return { revision: head.revision, kind: 'edited' };
}

const hasRevision = (events: readonly RecordedEvent[], revision: number): boolean => events.some((e) => e.revision === revision);

function isIntact(event: RecordedEvent, previousHash: string): boolean {
  try {
    const texts = { data: canonicalJson(event.data), metadata: canonicalJson(event.metadata) };
    return eventHash(previousHash, { ...event, ...texts }) === event.hash;
  } catch {
    // What has no canonical form was never recorded by us.
    return false;
  }
}
