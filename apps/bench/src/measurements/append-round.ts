import { randomUUID } from 'node:crypto';
import type { EventMetadata } from '@bujiao/contracts';
import type { NewEvent } from '@bujiao/event-store';
import type { OrderRows, ProductTables } from '../bare/product-rows.js';
import { measureAppend, type Appends } from '../measured/append.js';
import { appendSizes } from '../measured/outcome.js';
import type { WarmWorld } from './world.js';

/** Events a second. */
export interface AppendRates {
  /** The very appends that the product made: what was decided together goes in together. */
  readonly asMade: number;
  /** The same events, each an append of its own. */
  readonly single: number;
}

/** What a run left behind, appended again to streams of their own. */
export async function appendRound(
  { world, tables }: WarmWorld,
  left: { readonly orderIds: readonly string[]; readonly rows: readonly OrderRows[] },
): Promise<AppendRates> {
  const { url, client } = world.given;
  const sizes = await appendSizes(client, left.orderIds);
  const orders = left.rows.map((order) => eventsLike(order, tables));
  const asMade = await measureAppend(
    url,
    orders.map((events, i) => inGroups(events, sizes[i] ?? [])),
  );
  const single = await measureAppend(
    url,
    orders.map((events) => events.map((event) => [event])),
  );
  return { asMade, single };
}

function inGroups(events: readonly NewEvent[], sizes: readonly number[]): Appends {
  let at = 0;
  return sizes.map((size) => events.slice(at, (at += size)));
}

/** The same events again, with ids of their own. As at the product, what was decided together has its metadata in common. */
function eventsLike({ events }: OrderRows, { events: table }: ProductTables): NewEvent[] {
  const [type, data, metadata] = ['type', 'data', 'metadata'].map((name) => table.indexOf(name)) as [
    number,
    number,
    number,
  ];
  const text = (value: Buffer | null | undefined): string => value?.toString() ?? '';
  const known = new Map<string, EventMetadata>();
  return events.map((row) => {
    const written = text(row[metadata]);
    const parsed = known.get(written) ?? (JSON.parse(written) as EventMetadata);
    known.set(written, parsed);
    return {
      id: randomUUID(),
      type: text(row[type]),
      data: JSON.parse(text(row[data])) as object,
      metadata: parsed,
    };
  });
}
