import type { EventStore, Position, SubscriptionBatch } from '@bujiao/event-store';

export interface ReadRequest {
  readonly after: Position | 'start';
  /** @default all */
  readonly types?: readonly string[];
  /** @default 4096 */
  readonly batchSize?: number;
  /** Ends the reading. */
  readonly signal: AbortSignal;
}

const BATCH = 4_096;

/**
 * The events after a position, up to and with the first batch after which nothing more was committed. The next batch is read
 * while the caller works on the one before it; no more than these two are in memory.
 */
export async function* readUntilCaughtUp(
  store: Pick<EventStore, 'subscribe'>,
  { signal, batchSize = BATCH, ...request }: ReadRequest,
): AsyncGenerator<SubscriptionBatch> {
  const ending = new AbortController();
  const batches = store.subscribe({
    ...request,
    batchSize,
    signal: AbortSignal.any([signal, ending.signal]),
  });
  const iterator = batches[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    for (;;) {
      const read = await next;
      if (read.done === true || signal.aborted) return;
      const batch = read.value;
      if (!batch.caughtUp) {
        next = iterator.next();
        // Awaited in the next round; until then a failure must not count as unhandled.
        next.catch(() => undefined);
      }
      yield batch;
      if (batch.caughtUp) return;
    }
  } finally {
    ending.abort();
    await iterator.return?.(undefined);
  }
}
