import { createPostgresEventStore } from '@bujiao/event-store/postgres';
import type { ExpectedHead, NewEvent } from '@bujiao/event-store';
import { collectGarbage } from './collect-garbage.js';

const WRITERS = 64;

/** The events of one stream, append by append. */
export type Appends = readonly (readonly NewEvent[])[];

/**
 * Events a second that concurrent writers append through the product's event store, each to a stream of its own and one append at
 * a time, waiting for each before the next.
 */
export async function measureAppend(connectionString: string, streams: readonly Appends[]): Promise<number> {
  const store = createPostgresEventStore({ connectionString, schema: 'bench_append', soleWriter: true });
  await store.migrate();
  const run = `${process.pid}-${Date.now()}`;
  let next = 0;
  let written = 0;
  const writer = async (): Promise<void> => {
    for (let i = next++; i < streams.length; i = next++) {
      let head: ExpectedHead = 'no-stream';
      for (const events of streams[i] ?? []) {
        const result = await store.append(`bench-${run}-${i}`, head, events);
        if (result.conflict) throw new Error('an append to a stream of its own met a conflict');
        head = result.head;
        written += events.length;
      }
    }
  };
  try {
    // What was made ready for the run is not part of it, nor is clearing up after that.
    collectGarbage();
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: WRITERS }, writer));
    return (written * 1_000) / (performance.now() - startedAt);
  } finally {
    await store.close();
  }
}
