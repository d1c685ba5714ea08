import { Client } from 'pg';
import type { CardRow } from './audit-deliveries.js';

/** Cards of fulfillment's stock that are not available. Only an audit reads a service's tables. */
export async function readCardRows(pgUrl: string): Promise<CardRow[]> {
  return rowsOf(
    pgUrl,
    `SELECT card_id AS "cardId", state, attempt_id AS "attemptId" FROM fulfillment.card_secrets WHERE state <> 'AVAILABLE'`,
  );
}

/** Number of parked events by consumer group and reason. */
export async function readParked(pgUrl: string): Promise<{ group: string; reason: string; count: number }[]> {
  return rowsOf(
    pgUrl,
    `SELECT group_name AS "group", reason, count(*)::int AS count FROM event_bus.dead_letters WHERE state = 'parked' GROUP BY 1, 2`,
  );
}

/** Number of client connections to PostgreSQL. */
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
