import { withoutEffects } from '@bujiao/effects';
import { eventId, type NewEvent } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { fenced } from './open-event-store.js';

const event: NewEvent = {
  id: eventId('O1', 'OrderConflictFound', 0),
  type: 'OrderConflictFound',
  data: {},
  metadata: {
    correlationId: 'O1',
    causationId: 'O1',
    actor: { kind: 'service', id: 'after-sales' },
    schemaVersion: 1,
    occurredAt: '2026-11-23T10:00:00.000Z',
  },
};

it('a replay appends nothing to the store but what its plan names', async () => {
  const store = fenced(new MemoryEventStore());
  const append = (): Promise<unknown> => store.append('order-O1', 'no-stream', [event]);
  await expect(withoutEffects('r-1', append)).rejects.toMatchObject({ code: 'append-in-replay' });
  expect((await store.read('order-O1')).events).toEqual([]);
  await expect(withoutEffects('r-1', append, ['OrderConflictFound'])).resolves.toMatchObject({
    conflict: false,
  });
  await expect(append()).resolves.toMatchObject({ duplicate: true });
});
