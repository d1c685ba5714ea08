import { setImmediate } from 'node:timers/promises';
import { addDecision, pastDecisions, type Judge, type Tally } from '@bujiao/backtest';
import { orderIdOf } from '@bujiao/contracts';
import type { EventStore, RecordedEvent, StreamSlice } from '@bujiao/event-store';
import { isBeyond, type Selection } from '@bujiao/replay';

/** Streams that are read at once; also the most that are in memory. */
const STREAMS = 256;

export interface Folding {
  readonly store: Pick<EventStore, 'read'>;
  readonly draft: Judge;
  /** By the version that an event names; undefined where it is not known any more. */
  readonly byVersion: (version: string | undefined) => Judge | undefined;
  /** Nothing after it is read. @default everything is */
  readonly upTo?: Selection;
  /** ms since the epoch, until which events were read. */
  readonly asOf: number;
}

/**
 * Adds the decisions of a batch to the tally. Each order's stream is read anew, as far as the decision and what came of it need it, so
 * memory does not grow with the number of orders that are open. The same events give the same tally.
 */
export async function foldDecisions(
  tally: Tally,
  deciding: readonly RecordedEvent[],
  folding: Folding,
): Promise<void> {
  const parts: (readonly RecordedEvent[])[] = [];
  for (let from = 0; from < deciding.length; from += STREAMS)
    parts.push(deciding.slice(from, from + STREAMS));
  let next = readPart(parts[0] ?? [], folding.store);
  for (const i of parts.keys()) {
    const slices = await next;
    // Read while this part is folded: the database works meanwhile, and two parts are in memory at most.
    next = readPart(parts[i + 1] ?? [], folding.store);
    // Awaited in the next round; until then a failure must not count as unhandled.
    next.catch(() => undefined);
    foldPart(tally, slices, folding);
    // Requests of others get their turn.
    await setImmediate();
  }
}

interface WantedStream {
  readonly slice: StreamSlice;
  /** Of the decisions that are added. */
  readonly revisions: ReadonlySet<number>;
}

async function readPart(
  deciding: readonly RecordedEvent[],
  store: Folding['store'],
): Promise<readonly WantedStream[]> {
  const wanted = new Map<string, Set<number>>();
  for (const { stream, revision } of deciding)
    wanted.set(stream, (wanted.get(stream) ?? new Set()).add(revision));
  return Promise.all(
    [...wanted].map(async ([stream, revisions]) => ({ slice: await store.read(stream), revisions })),
  );
}

function foldPart(
  tally: Tally,
  streams: readonly WantedStream[],
  { draft, byVersion, upTo, asOf }: Folding,
): void {
  for (const { slice, revisions } of streams) {
    const orderId = orderIdOf(slice.stream);
    const wanted = (revision: number): boolean => revisions.has(revision);
    for (const decision of pastDecisions(until(slice.events, upTo), { asOf, wanted }))
      addDecision(tally, { orderId, decision, draft, before: byVersion(decision.version) });
  }
}

/** Events of a stream are in the order of their positions, so the last one tells of most streams that all are known. */
function until(events: readonly RecordedEvent[], upTo: Selection | undefined): readonly RecordedEvent[] {
  const last = events.at(-1);
  if (!upTo || !last || !isBeyond(last, upTo)) return events;
  return events.filter((event) => !isBeyond(event, upTo));
}
