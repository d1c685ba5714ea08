import type { SubscribeOptions, SubscriptionBatch } from '../event-store.port.js';
import type { Bell } from '../internal/bell.js';
import { pause } from '../internal/pause.js';
import { formatPosition, isAfter, parsePosition, type Place } from './position.js';
import type { Stretch, StretchRequest } from './read-stretch.js';

const DEFAULT_BATCH_SIZE = 512;
/** Milliseconds between looks while events are held back by an open transaction: doubling, from the first to the last. */
const HELD_BACK_WAIT = { first: 1, last: 100 };
/** Milliseconds between tries while the database does not answer. */
const OUTAGE_WAIT = { first: 50, last: 2000 };

export interface SubscriptionSource {
  /** @throws while the database does not answer */
  readonly read: (request: StretchRequest) => Promise<Stretch>;
  readonly bell: Bell;
  readonly pollMs: number;
  /** Ends with the reader's signal, and when the store is closed. */
  readonly signal: AbortSignal;
}

/** Follows the events from `after` on: reads while there is more, then waits for the bell. */
export async function* follow(source: SubscriptionSource, options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
  const { bell, signal, pollMs } = source;
  const { types, batchSize: limit = DEFAULT_BATCH_SIZE } = options;
  let after = parsePosition(options.after);
  let first = true;
  let patience = HELD_BACK_WAIT.first;
  while (!signal.aborted) {
    bell.reset();
    const stretch = await readUntilAnswered(source, { after, types, limit });
    if (!stretch) return;
    if (first || isWorthTelling(stretch, after)) yield toBatch(stretch);
    first = false;
    after = stretch.end;
    patience = stretch.events.length > 0 ? HELD_BACK_WAIT.first : Math.min(patience * 2, HELD_BACK_WAIT.last);
    if (!stretch.more) await bell.wait(stretch.heldBack ? patience : pollMs, signal);
  }
}

/** An empty batch only moves the checkpoint; while something is held back that would be every few milliseconds, for nothing. */
const isWorthTelling = (stretch: Stretch, after: Place): boolean =>
  stretch.events.length > 0 || (isAfter(stretch.end, after) && (stretch.more || !stretch.heldBack));

const toBatch = ({ events, end, more, heldBack }: Stretch): SubscriptionBatch => ({
  events,
  checkpoint: formatPosition(end),
  caughtUp: !more && !heldBack,
});

async function readUntilAnswered({ read, signal }: SubscriptionSource, request: StretchRequest): Promise<Stretch | undefined> {
  for (let wait = OUTAGE_WAIT.first; !signal.aborted; wait = Math.min(wait * 2, OUTAGE_WAIT.last)) {
    try {
      return await read(request);
    } catch {
      // Nothing is lost by an outage: it goes on from the checkpoint as soon as the database answers.
      await pause(wait, signal);
    }
  }
  return undefined;
}
