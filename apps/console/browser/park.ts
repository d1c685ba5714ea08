import { PostgresDeadLetters } from '@bujiao/event-bus';
import { Pool } from 'pg';
import type { Product } from './product.js';

export const ERROR_CODE = 'gateway-mad';

/** Parks a request that was decided long ago, and a later event behind it, as if the first had failed. */
export async function park(
  product: Product,
  { orderId, resubmissionId }: { readonly orderId: string; readonly resubmissionId: string },
): Promise<void> {
  const pool = poolOf(product);
  const event = (name: string, type: string) => ({
    id: `${orderId} ${name}`,
    type,
    source: 'intake',
    orderId,
    time: new Date(Date.now() - 60_000).toISOString(),
    data: {
      resubmissionId,
      reason: 'delivery-failed',
      channel: 'one-click',
      fieldsTyped: 0,
      fingerprint: 'unread',
    },
  });
  const place = { group: 'verification', partition: 'event-store' };
  try {
    await new PostgresDeadLetters(pool).park([
      {
        ...place,
        reason: 'not-retryable',
        position: '1:1',
        attempts: 1,
        errorCode: ERROR_CODE,
        error: 'Error: the gateway answered with a poem',
        event: event('first', 'ResubmissionRequested'),
      },
      {
        ...place,
        reason: 'behind',
        position: '1:2',
        attempts: 0,
        event: event('second', 'ResubmissionRequested'),
      },
    ]);
  } finally {
    await pool.end();
  }
}

/** Parks one event of each of so many orders that nobody knows, with an error code of its own. */
export async function parkMany(product: Product, letters: number, errorCode: string): Promise<void> {
  const pool = poolOf(product);
  try {
    await new PostgresDeadLetters(pool).park(
      Array.from({ length: letters }, (_, i) => ({
        group: 'verification',
        partition: 'event-store',
        reason: 'not-retryable' as const,
        position: `2:${i}`,
        attempts: 1,
        errorCode,
        error: 'Error: an order of a load test',
        event: {
          id: `${errorCode} ${i}`,
          type: 'ResubmissionRequested',
          source: 'intake',
          orderId: `LOAD${i}`,
          time: new Date(Date.now() - 60_000).toISOString(),
          data: { resubmissionId: `load-${i}` },
        },
      })),
    );
  } finally {
    await pool.end();
  }
}

const poolOf = ({ databaseUrl }: Product): Pool => new Pool({ connectionString: databaseUrl, max: 1 });
