import type { ClientBase } from 'pg';
import { EventStoreRestored } from '../../event-store.errors.js';

/**
 * Positions are transaction ids, and a logical copy (a dump, logical replication) keeps those of the cluster that it came from. A younger
 * cluster counts from less: each append to a copied stream would conflict, and no subscription would read on, for as long as the
 * counter needs to come there.
 * @throws EventStoreRestored where an event has an id that this cluster has not given out yet
 */
export async function assertOwnPositions(client: ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ newest: string; next: string }>(`
    SELECT newest.transaction_id::text AS newest, pg_snapshot_xmax(pg_current_snapshot())::text AS next
    FROM (SELECT transaction_id FROM ${schema}.events ORDER BY transaction_id DESC, position DESC LIMIT 1) AS newest
    WHERE newest.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())`);
  if (rows[0]) throw new EventStoreRestored(rows[0].newest, rows[0].next);
}
