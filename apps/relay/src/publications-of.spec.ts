import { systemActor } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';
import { publicationsOf } from './publications-of.js';

const recorded = (type: string, data: object = { resubmissionId: 'r1' }): RecordedEvent => ({
  id: 'e1',
  type,
  revision: 3,
  stream: 'order-B1',
  data,
  hash: 'ab'.repeat(32),
  position: '17',
  recordedAt: '2026-01-01T00:00:00Z',
  metadata: {
    correlationId: 'c1',
    causationId: 'c0',
    actor: systemActor('intake'),
    schemaVersion: 1,
    occurredAt: '2026-01-01T00:00:00Z',
  },
});

describe('the publication of a recorded event', () => {
  it('puts the event on the topic of its owner, with its hash and its revision', () => {
    const [publication, ...more] = publicationsOf(recorded('ResubmissionApproved'));
    expect(more).toEqual([]);
    expect(publication).toMatchObject({
      topic: 'verification.events',
      hash: 'ab'.repeat(32),
      event: { id: 'e1', type: 'ResubmissionApproved', orderId: 'B1', recorded: { revision: 3 } },
    });
  });

  it.each([
    ['ResubmissionRequested', 'resubmitting', '补交中'],
    ['ResubmissionDelivered', 'resubmission-succeeded', '补交成功'],
    ['ResubmissionRejected', 'resubmission-failed', '补交失败'],
    ['ResubmissionFailed', 'resubmission-failed', '补交失败'],
  ])('includes the new state of the order after %s', (type, state, stateName) => {
    const [, second, ...more] = publicationsOf(recorded(type));
    expect(more).toEqual([]);
    expect(second).toMatchObject({
      topic: 'shop.order-states',
      event: { orderId: 'B1', data: { orderId: 'B1', resubmissionId: 'r1', state, stateName, revision: 3 } },
    });
  });

  // After a crash the relay publishes some events again; consumers recognise the repeats by their ids.
  it('is the same under the same ids when it is repeated', () => {
    const event = recorded('ResubmissionRequested');
    expect(publicationsOf(event)).toEqual(publicationsOf(event));
    const ids = publicationsOf(event).map((publication) => publication.event.id);
    expect(new Set(ids).size).toBe(2);
  });

  it('is empty for a type that no service owns', () => {
    expect(publicationsOf(recorded('OfAnotherSystem'))).toEqual([]);
  });

  it('tells the shop of a contradiction, and of its end, on a topic of their own', () => {
    const conflict = { code: 'over-delivered', known: { ordered: 1, byShop: 1, byUs: 1 } };
    const [, found] = publicationsOf(recorded('OrderConflictFound', { conflict }));
    expect(found).toMatchObject({
      topic: 'shop.order-conflicts',
      event: { type: 'bujiao.order.conflict-found', data: { orderId: 'B1', ...conflict } },
    });
    const [, closed] = publicationsOf(
      recorded('OrderConflictClosed', {
        ...conflict,
        by: 'person',
        action: 'accepted',
        note: 'told by phone',
      }),
    );
    expect(closed?.event.data).toEqual({ orderId: 'B1', ...conflict, by: 'person', action: 'accepted' });
  });

  it('tells the shop what the buyer is told, on a topic of its own, in the words of the event', () => {
    const event = recorded('ResubmissionDelivered', { resubmissionId: 'r1', quantity: 2 });
    const told = { ...event, metadata: { ...event.metadata, catalogue: 1 } };
    const publications = publicationsOf(told);
    expect(publications.map(({ topic }) => topic)).toEqual([
      'fulfillment.events',
      'shop.order-states',
      'shop.order-notices',
    ]);
    expect(publications[2]?.event).toMatchObject({
      type: 'bujiao.order.notice',
      data: {
        orderId: 'B1',
        eventId: 'e1',
        resubmissionId: 'r1',
        notice: { code: 'delivered', catalogue: 1 },
      },
    });
    expect(new Set(publications.map((publication) => publication.event.id)).size).toBe(3);
    expect(publicationsOf(told)).toEqual(publications);
  });

  it('leaves streams of other kinds alone', () => {
    expect(publicationsOf({ ...recorded('ResubmissionRequested'), stream: 'policy-main' })).toEqual([]);
  });
});
