import { orderStream } from '@bujiao/contracts';
import type { ClientBase } from 'pg';
import { TableCopy, type RawRow } from './table-copy.js';

/** Twins of the tables that a resubmission writes to, in a schema of their own. */
export interface ProductTables {
  readonly events: TableCopy;
  readonly streams: TableCopy;
  readonly progress: TableCopy;
  readonly cards: TableCopy;
}

/** What the product left behind for one order, row by row. */
export interface OrderRows {
  readonly events: RawRow[];
  readonly streams: RawRow[];
  readonly progress: RawRow[];
  readonly cards: RawRow[];
}

export const TABLES = ['events', 'streams', 'progress', 'cards'] as const;
export type Table = (typeof TABLES)[number];

/** Filled by the server, at the product as here. */
const BY_SERVER = ['transaction_id', 'recorded_at'];

export async function copyProductTables(client: ClientBase, schema: string): Promise<ProductTables> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  return {
    events: await TableCopy.create(client, 'event_store.events', {
      name: `${schema}.events`,
      leaveToServer: BY_SERVER,
    }),
    streams: await TableCopy.create(client, 'event_store.streams', { name: `${schema}.streams` }),
    progress: await TableCopy.create(client, 'after_sales.resubmission_progress', {
      name: `${schema}.progress`,
    }),
    cards: await TableCopy.create(client, 'fulfillment.card_secrets', { name: `${schema}.cards` }),
  };
}

/** In the order of `orderIds`. */
export async function readProductRows(
  client: ClientBase,
  tables: ProductTables,
  orderIds: readonly string[],
): Promise<OrderRows[]> {
  const streams = orderIds.map(orderStream);
  const byOrder = new Map<string, OrderRows>(
    orderIds.map((id) => [id, { events: [], streams: [], progress: [], cards: [] }]),
  );
  const byStream = new Map(orderIds.map((id) => [orderStream(id), byOrder.get(id) as OrderRows]));
  const sort = (
    table: Table,
    rows: readonly RawRow[],
    key: string,
    owners: ReadonlyMap<string, OrderRows>,
  ): void => {
    const at = tables[table].indexOf(key);
    for (const row of rows) owners.get((row[at] as Buffer).toString())?.[table].push(row);
  };
  sort(
    'events',
    await tables.events.read(client, 'stream = ANY ($1)', 'stream, revision', [streams]),
    'stream',
    byStream,
  );
  sort(
    'streams',
    await tables.streams.read(client, 'stream = ANY ($1)', 'stream', [streams]),
    'stream',
    byStream,
  );
  sort(
    'progress',
    await tables.progress.read(client, 'order_id = ANY ($1)', 'order_id', [orderIds]),
    'order_id',
    byOrder,
  );
  sort(
    'cards',
    await tables.cards.read(client, 'order_id = ANY ($1)', 'order_id', [orderIds]),
    'order_id',
    byOrder,
  );
  return [...byOrder.values()];
}
