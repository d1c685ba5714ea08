import { Client } from 'pg';
import type { CardRow } from './audit-deliveries.js';

/** The rows of fulfillment's stock that are no longer free. Only an audit looks into a service's tables. */
export async function readCardRows(pgUrl: string): Promise<CardRow[]> {
  return rowsOf(
    pgUrl,
    `SELECT card_id AS "cardId", state, attempt_id AS "attemptId" FROM fulfillment.card_secrets WHERE state <> 'AVAILABLE'`,
  );
}

/** How many events each consumer group has parked, and for what reason. */
export async function readParked(pgUrl: string): Promise<{ group: string; reason: string; count: number }[]> {
  return rowsOf(
    pgUrl,
    `SELECT group_name AS "group", reason, count(*)::int AS count FROM event_bus.dead_letters WHERE state = 'parked' GROUP BY 1, 2`,
  );
}

/** Connections of clients to Postgres. */
export async function countConnections(pgUrl: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    pgUrl,
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE backend_type = 'client backend'`,
  );
  return row?.count ?? 0;
}

async function rowsOf<Row extends object>(connectionString: string, query: string): Promise<Row[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}
