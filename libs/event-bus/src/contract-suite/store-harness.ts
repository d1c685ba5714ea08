import { orderStream, systemActor } from '@bujiao/contracts';
import type { EventStore, ExpectedHead, NewEvent } from '@bujiao/event-store';
import { uuidOf } from '@bujiao/event-store';
import type { TestEvent } from './harness.js';

const toNewEvent = ({ orderId, type, n }: TestEvent): NewEvent => ({
  id: uuidOf(`${orderId}/${type}/${n}`),
  type,
  data: { n },
  metadata: {
    correlationId: orderId,
    causationId: `cause-${n}`,
    actor: systemActor('intake'),
    schemaVersion: 1,
    occurredAt: new Date(1_780_000_000_000 + n).toISOString(),
  },
});

/** Records what the suite publishes, order by order, in as few appends as the port allows. */
export async function record(store: EventStore, events: readonly TestEvent[]): Promise<void> {
  const byOrder = new Map<string, TestEvent[]>();
  for (const event of events) {
    const own = byOrder.get(event.orderId);
    if (own) own.push(event);
    else byOrder.set(event.orderId, [event]);
  }
  await Promise.all([...byOrder].map(([orderId, own]) => recordOrder(store, orderId, own)));
}

async function recordOrder(store: EventStore, orderId: string, events: readonly TestEvent[]): Promise<void> {
  const stream = orderStream(orderId);
  let head: ExpectedHead = (await store.read(stream)).head;
  for (let i = 0; i < events.length; i += 100) {
    const result = await store.append(stream, head, events.slice(i, i + 100).map(toNewEvent));
    if (result.conflict) throw new Error(`Somebody else appended to ${stream}`);
    head = result.head;
  }
}
