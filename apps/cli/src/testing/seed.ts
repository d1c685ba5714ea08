import { EVENT_OWNERS, type OrderEvent } from '@bujiao/contracts';
import { PostgresDeadLetters } from '@bujiao/event-bus';
import { eventId, uuidOf, type NewEvent } from '@bujiao/event-store';
import { createPostgresEventStore } from '@bujiao/event-store/postgres';
import { rejected, requested, snapshotTaken } from '@bujiao/order-history/testing';
import { Pool } from 'pg';

const ORDERS = 60;
const BEGAN = Date.parse('2026-11-23T10:00:00.000Z');

/** What {@link seed} leaves in a database. */
export const SEEDED = {
  orders: ORDERS,
  order: 'SO20261123000001',
  heldOrder: 'SO20261123000002',
  mendedOrder: 'SO20261123000003',
  redeliveredOrder: 'SO20261123000004',
  beforeRejection: '2026-11-23T10:00:01.500Z',
};

function orderNo(n: number): string {
  return `SO20261123${String(n).padStart(6, '0')}`;
}

const newEvent = (order: string, n: number, { type, data }: OrderEvent): NewEvent => ({
  id: eventId(order, type, n),
  type,
  data,
  metadata: {
    correlationId: uuidOf(order),
    causationId: order,
    actor: { kind: 'service', id: EVENT_OWNERS[type] },
    schemaVersion: 1,
    occurredAt: new Date(BEGAN + n * 1_000).toISOString(),
  },
});

/** Orders whose resubmissions were rejected, so that nothing is left to do, and an order that is held by dead letters. */
export async function seed(url: string): Promise<void> {
  const store = createPostgresEventStore({ connectionString: url });
  await store.migrate();
  for (let i = 1; i <= ORDERS; i += 1) {
    const order = orderNo(i);
    const resubmissionId = uuidOf(order);
    const events = [
      snapshotTaken(undefined, { orderId: order }),
      requested({ resubmissionId }),
      rejected(resubmissionId),
    ];
    await store.append(
      `order-${order}`,
      'no-stream',
      events.map((event, n) => newEvent(order, n, event)),
    );
  }
  await store.close();
  const pool = new Pool({ connectionString: url });
  const letters = new PostgresDeadLetters(pool);
  await letters.prepare();
  await letters.park([letter('first'), letter('second')]);
  await pool.end();
}

/** Free orders, whose requests nobody has verified: their group stands after them. */
export async function seedUnhandled(url: string): Promise<void> {
  const store = createPostgresEventStore({ connectionString: url });
  await store.migrate();
  for (const order of UNHANDLED) {
    const told = [
      snapshotTaken(undefined, { orderId: order, amount: 0 }),
      requested({ resubmissionId: uuidOf(order) }),
    ];
    await store.append(
      `order-${order}`,
      'no-stream',
      told.map((event, n) => newEvent(order, n, event)),
    );
  }
  await store.close();
  const pool = new Pool({ connectionString: url });
  await new PostgresDeadLetters(pool).prepare();
  await pool.query(
    `insert into event_bus.checkpoints (group_name, position)
     select 'verification', max(transaction_id::text::bigint)::text || ':1000' from event_store.events`,
  );
  await pool.end();
}

export const UNHANDLED: readonly string[] = Array.from({ length: 12 }, (_, i) => orderNo(900 + i));

/** Parks each unhandled order's request, as if it had failed, with one more of the same order behind it. */
export async function parkUnhandled(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url });
  const letters = new PostgresDeadLetters(pool);
  await letters.prepare();
  for (const order of UNHANDLED)
    for (const id of ['first', 'second'] as const) {
      const event = {
        ...letter(id).event,
        orderId: order,
        id: `${id} ${order}`,
        data: { resubmissionId: uuidOf(order) },
      };
      await letters.park([{ ...letter(id), event } as ParkedEvent]);
    }
  await pool.end();
}

/** Parks a request of `order` that was decided long ago, as if it had failed. @returns the id of the letter */
export async function parkAgain(url: string, order: string): Promise<string> {
  const pool = new Pool({ connectionString: url });
  try {
    const letters = new PostgresDeadLetters(pool);
    const data = {
      resubmissionId: uuidOf(order),
      ...{ reason: 'delivery-failed', channel: 'fax', fieldsTyped: 0, fingerprint: 'f1' },
      rechargeTarget: { keyOf: 'B1', sealed: '13800000000' },
    };
    const { event } = letter('first');
    const parked = { ...letter('first'), event: { ...event, id: `again ${order}`, orderId: order, data } };
    await letters.park([parked as ParkedEvent]);
    return (await letters.oldest('verification', order))?.id ?? '';
  } finally {
    await pool.end();
  }
}

/** Parks one event of each of `orders` orders of a load test, in a group that nobody runs. */
export async function parkLoadTest(url: string, from: number, orders: number): Promise<void> {
  const pool = new Pool({ connectionString: url });
  try {
    const { event, ...first } = letter('first');
    const parked = Array.from({ length: orders }, (_, i) => ({
      ...first,
      ...{ group: 'nobody', errorCode: 'load-test' },
      event: { ...event, id: `load test ${from + i}`, orderId: `LOAD-${from + i}` },
    }));
    await new PostgresDeadLetters(pool).park(parked as ParkedEvent[]);
  } finally {
    await pool.end();
  }
}

type ParkedEvent = Parameters<PostgresDeadLetters['park']>[0][number];

const letter = (id: 'first' | 'second'): ParkedEvent => ({
  group: 'verification',
  reason: id === 'first' ? 'not-retryable' : 'behind',
  partition: 'event-store',
  position: '1:1',
  attempts: id === 'first' ? 1 : 0,
  ...(id === 'first' && { errorCode: 'gateway-mad', error: 'Error: the gateway answered with a poem' }),
  event: {
    id,
    type: 'ResubmissionRequested',
    source: 'intake',
    orderId: SEEDED.heldOrder,
    time: '2026-11-23T10:00:01.000Z',
    data: {},
  },
});
