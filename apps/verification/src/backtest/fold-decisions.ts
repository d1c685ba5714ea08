import { setImmediate } from 'node:timers/promises';
import { addDecision, pastDecisions, type Judge, type Tally } from '@bujiao/backtest';
import { orderIdOf } from '@bujiao/contracts';
import type { EventStore, RecordedEvent } from '@bujiao/event-store';
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
  for (let from = 0; from < deciding.length; from += STREAMS) {
    const part = deciding.slice(from, from + STREAMS);
    await foldPart(tally, part, folding);
    // Requests of others get their turn.
    await setImmediate();
  }
}

async function foldPart(tally: Tally, deciding: readonly RecordedEvent[], folding: Folding): Promise<void> {
  const { store, draft, byVersion, upTo, asOf } = folding;
  const wanted = new Map<string, Set<number>>();
  for (const { stream, revision } of deciding)
    wanted.set(stream, (wanted.get(stream) ?? new Set()).add(revision));
  const slices = await Promise.all([...wanted.keys()].map((stream) => store.read(stream)));
  for (const { stream, events } of slices) {
    const revisions = wanted.get(stream);
    const orderId = orderIdOf(stream);
    const known = until(events, upTo);
    for (const decision of pastDecisions(known, {
      asOf,
      wanted: (revision) => revisions?.has(revision) ?? false,
    }))
      addDecision(tally, { orderId, decision, draft, before: byVersion(decision.version) });
  }
}

/** Events of a stream are in the order of their positions, so the last one tells of most streams that all are known. */
function until(events: readonly RecordedEvent[], upTo: Selection | undefined): readonly RecordedEvent[] {
  const last = events.at(-1);
  if (!upTo || !last || !isBeyond(last, upTo)) return events;
  return events.filter((event) => !isBeyond(event, upTo));
}
