import { systemActor } from '@bujiao/contracts';
import { eventId, uuidOf, type EventStore, type NewEvent } from '@bujiao/event-store';
import { onEach, type Projection } from '@bujiao/projections';
import type { Pool } from 'pg';

export interface StepRow {
  readonly id: string;
  readonly order: string;
  readonly revision: number;
  readonly step: string;
  readonly note: { readonly n: number };
  readonly at: string;
}

/** One row an order: the step that it is at. */
export const STEPS: Projection<StepRow> = {
  name: 'test-steps',
  version: 2,
  table: {
    schema: 'test_steps',
    name: 'steps',
    columns: {
      id: { name: 'id', type: 'uuid', keep: 'key' },
      order: { name: 'order_id', type: 'text', keep: 'fixed' },
      revision: { name: 'revision', type: 'integer', keep: 'revision' },
      step: { name: 'step', type: 'text', keep: 'newest' },
      note: { name: 'note', type: 'json', keep: 'newest' },
      at: { name: 'began_at', type: 'timestamptz', keep: 'first' },
    },
  },
  on: onEach(['StepTaken'], (event) => ({
    id: uuidOf(event.orderId),
    order: event.orderId,
    revision: event.recorded?.revision ?? -1,
    step: `step ${(event.data as { n: number }).n}`,
    note: { n: (event.data as { n: number }).n },
    at: event.time,
  })),
};

export async function createStepsTable(pool: Pool): Promise<void> {
  await pool.query(`create schema test_steps; create table test_steps.steps (
    id uuid primary key, order_id text not null, revision integer not null, step text not null, note json, began_at timestamptz
  ) with (fillfactor = 80); create index steps_order on test_steps.steps (order_id);`);
}

const newEvent = (order: string, n: number, type: string): NewEvent => {
  const occurredAt = new Date(1_780_000_000_000 + n).toISOString();
  return {
    id: eventId(order, type, n),
    type,
    data: { n },
    metadata: {
      correlationId: order,
      causationId: order,
      actor: systemActor('intake'),
      schemaVersion: 1,
      occurredAt,
    },
  };
};

/** Appends `steps` events to each of `orders` streams, `order-{prefix}{n}`. */
export async function appendSteps(
  store: EventStore,
  {
    prefix = 'O',
    orders,
    steps,
    type = 'StepTaken',
  }: { prefix?: string; orders: number; steps: number; type?: string },
): Promise<void> {
  await Promise.all(
    Array.from({ length: orders }, async (_, i) => {
      const order = `${prefix}${i}`;
      const { head } = await store.read(`order-${order}`);
      const first = head === 'no-stream' ? 0 : head.revision + 1;
      const events = Array.from({ length: steps }, (__, n) => newEvent(order, first + n, type));
      const result = await store.append(`order-${order}`, head, events);
      if (result.conflict) throw new Error(`a conflict in the stream of ${order}`);
    }),
  );
}
