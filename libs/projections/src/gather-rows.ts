import type { BusEvent } from '@bujiao/event-bus';
import type { Projection, ProjectionRow } from './projection.js';
import { keyOf } from './projection-types.js';

/** One row a key for a batch of events, so that several events of an order cost one write. Pure. */
export function gatherRows<Row extends ProjectionRow>(
  projection: Projection<Row>,
  events: readonly BusEvent[],
): readonly Row[] {
  const [key] = keyOf(projection);
  const rows = new Map<unknown, Row>();
  for (const event of events) {
    const row = projection.on[event.type]?.(event);
    if (row) rows.set(row[key], merged(rows.get(row[key]), row));
  }
  return [...rows.values()];
}

/** Events of one order may come from several topics, and so not in their order. */
function merged<Row extends ProjectionRow>(known: Row | undefined, row: Row): Row {
  return known && known.revision > row.revision ? { ...row, ...known } : { ...known, ...row };
}
