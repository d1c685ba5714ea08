import { setTimeout as sleep } from 'node:timers/promises';
import { EventBus, PostgresDeadLetters, type BusEvent } from '@bujiao/event-bus';
import { EmbeddedTransport } from '@bujiao/event-bus/embedded';
import type { EventStore } from '@bujiao/event-store';
import { Pool } from 'pg';

export interface HeldOrderOptions {
  readonly url: string;
  readonly store: EventStore;
  /** Handled in each run. */
  readonly events: number;
  /** The order whose events fail; undefined: none does. */
  readonly fails: string | undefined;
}

class Poison extends Error {
  readonly code = 'bench-poison';
  readonly retryable = false;
}

/** Never more at once than a service's handlers would have under way. */
const HANDLER_MS = 1;

/**
 * Has a group of its own handle recorded events until it has handled, or parked, so many. A handler takes a moment, as one does that
 * asks the database.
 * @returns ms
 */
export async function handleEvents({ url, store, events, fails }: HeldOrderOptions): Promise<number> {
  const pool = new Pool({ connectionString: url, max: 4 });
  const deadLetters = new PostgresDeadLetters(pool);
  await deadLetters.prepare();
  let handled = 0;
  const handle = async ({ orderId }: BusEvent): Promise<void> => {
    await sleep(HANDLER_MS);
    if (orderId === fails) throw new Poison('it fails for good');
    handled += 1;
  };
  const group = `bench-${Date.now()}`;
  const types = ['ResubmissionRequested', 'ResubmissionApproved', 'DeliveryAttemptStarted'];
  const bus = new EventBus([{ group, handlers: new Map(types.map((type) => [type, handle])) }], {
    transport: new EmbeddedTransport({ store, checkpoints: memoryCheckpoints() }),
    deadLetters,
  });
  const began = performance.now();
  await bus.start();
  while (handled < events) await sleep(2);
  const took = performance.now() - began;
  await bus.abandon();
  await pool.end();
  return took;
}

/** From the beginning of the store in each run, without a write that only one of the runs would wait for. */
const memoryCheckpoints = (): ConstructorParameters<typeof EmbeddedTransport>[0]['checkpoints'] => ({
  prepare: () => Promise.resolve(),
  load: () => Promise.resolve(new Map<string, string>()),
  save: () => Promise.resolve(),
  saveAfter: () => Promise.resolve(true),
});
