import type { EventStore, RecordedEvent, SubscriptionBatch } from '@bujiao/event-store';
import { readUntilCaughtUp } from '../store/read-until-caught-up.js';
import { filterOf, isBeyond, type Selection } from './selection.js';

export interface SelectedBatch {
  readonly events: readonly RecordedEvent[];
  /** All selected events up to here were delivered. */
  readonly checkpoint: string;
}

/** The events of a selection in the order of the store, from `after` on where that is given. Ends at the selection's end. */
export async function* readSelection(
  store: Pick<EventStore, 'subscribe'>,
  selection: Selection,
  { after, batchSize, signal }: { after?: string | undefined; batchSize?: number; signal: AbortSignal },
): AsyncGenerator<SelectedBatch> {
  const wanted = filterOf(selection);
  const request = {
    after: after ?? selection.after,
    signal,
    ...(selection.types && { types: selection.types }),
    ...(batchSize !== undefined && { batchSize }),
  };
  for await (const batch of readUntilCaughtUp(store, request)) {
    const end = endOf(batch, selection);
    const events = batch.events.slice(0, end).filter(wanted);
    const over = end < batch.events.length;
    yield { events, checkpoint: over ? selection.upTo : batch.checkpoint };
    if (over) return;
  }
}

const endOf = ({ events }: SubscriptionBatch, selection: Selection): number => {
  const last = events.at(-1);
  if (!last || !isBeyond(last, selection)) return events.length;
  return events.findIndex((event) => isBeyond(event, selection));
};
