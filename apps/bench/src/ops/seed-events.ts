import { EVENT_OWNERS } from '@bujiao/contracts';
import { eventId, uuidOf, type NewEvent } from '@bujiao/event-store';
import { createPostgresEventStore } from '@bujiao/event-store/postgres';

/** Appends in flight: as many as go into one group. */
const AT_ONCE = 256;

type EventType = keyof typeof EVENT_OWNERS;

const BEGAN = Date.parse('2026-11-01T00:00:00.000Z');

/** What one resubmission that went well leaves: five events after its snapshot. */
function eventsOf(order: string, n: number): NewEvent[] {
  const resubmissionId = uuidOf(order);
  const attemptId = uuidOf(`attempt ${order}`);
  const terms = {
    orderId: order,
    buyerId: `B${n % 10_000}`,
    goods: { goodsId: 'G1', name: '腾讯Q币 10个', kind: 'game-points', unitPrice: 1000 },
    ...{ quantity: 1, amount: 1000, paymentId: `P-${order}`, placedAt: '2026-11-01T00:00:00.000Z' },
  };
  const told: readonly (readonly [EventType, object])[] = [
    ['OrderSnapshotTaken', { terms, facts: {} }],
    [
      'ResubmissionRequested',
      { resubmissionId, reason: 'delivery-failed', channel: 'one-click', fieldsTyped: 0, fingerprint: 'f1' },
    ],
    ['ResubmissionApproved', { resubmissionId, checks: [] }],
    [
      'DeliveryAttemptStarted',
      {
        resubmissionId,
        attemptId,
        attemptNo: 1,
        source: { kind: 'card-stock' },
        requestNo: attemptId,
        quantity: 1,
      },
    ],
    [
      'DeliveryAttemptSucceeded',
      { resubmissionId, attemptId, quantity: 1, cardIds: [uuidOf(`card ${order}`)] },
    ],
    ['ResubmissionDelivered', { resubmissionId, quantity: 1 }],
  ];
  return told.map(([type, data], i) => ({
    id: eventId(order, type, i),
    type,
    data,
    metadata: {
      correlationId: resubmissionId,
      causationId: order,
      actor: { kind: 'service', id: EVENT_OWNERS[type] },
      schemaVersion: 1,
      occurredAt: new Date(BEGAN + n * 10 + i).toISOString(),
    },
  }));
}

export const EVENTS_AN_ORDER = 6;

/** Fills an empty store with whole orders, in the order in which a busy product would: each order's events in one append. */
export async function seedEvents(url: string, events: number): Promise<number> {
  const store = createPostgresEventStore({ connectionString: url, soleWriter: true });
  await store.migrate();
  const orders = Math.ceil(events / EVENTS_AN_ORDER);
  let next = 0;
  const write = async (): Promise<void> => {
    while (next < orders) {
      const n = next++;
      const order = `BO${String(n).padStart(10, '0')}`;
      await store.append(`order-${order}`, 'no-stream', eventsOf(order, n));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
  await store.close();
  return orders * EVENTS_AN_ORDER;
}
