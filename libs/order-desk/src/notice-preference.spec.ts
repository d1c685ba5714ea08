import type { NoticeWish, OrderEvent, ServiceName } from '@bujiao/contracts';
import { orderStream, ORDER_NOTICE_EVENT_TYPES } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import type { OrderHistory } from '@bujiao/order-history';
import { delivered, paidOrder, recordTaken, requested } from '@bujiao/order-history/testing';
import { OrderDesk } from './order-desk.js';

const NOTICES: ReadonlySet<string> = new Set(ORDER_NOTICE_EVENT_TYPES);
const ORDER = 'SO-1';
const ENGLISH: NoticeWish = { languages: ['en'], channel: 'sms' };
const asked: OrderEvent = { type: 'PersonAsked', data: { code: 'failure-needs-person', known: {} } };
const changed = (tellBuyer: NoticeWish): OrderEvent => ({
  type: 'NoticePreferenceChanged',
  data: { tellBuyer },
});

class World {
  readonly store = new MemoryEventStore();
  private causes = 0;

  desk(service: ServiceName): OrderDesk {
    return new OrderDesk(this.store, service, new StateCache<OrderHistory>({ capacity: 10 }));
  }

  async record(service: ServiceName, event: OrderEvent, tellBuyer?: NoticeWish): Promise<void> {
    const causationId = `cause-${(this.causes += 1)}`;
    const cause = { orderId: ORDER, causationId, ...(tellBuyer && { tellBuyer }) };
    await this.desk(service).decide(cause, () => [event]);
  }

  /** How each notice after the request went out, oldest first. */
  async told(): Promise<unknown[]> {
    const { events } = await this.store.read(orderStream(ORDER), { from: 2 });
    return events
      .filter(({ type }) => NOTICES.has(type))
      .map(({ type, metadata }) => [type, metadata.tellBuyer]);
  }
}

const openedWith = async (tellBuyer?: NoticeWish): Promise<World> => {
  const world = new World();
  const { type, data } = requested(tellBuyer && { tellBuyer });
  const { type: of, data: taken } = recordTaken(paidOrder());
  await world.record('intake', { type: of, data: taken } as OrderEvent);
  await world.record('intake', { type, data } as OrderEvent);
  return world;
};
const manual: OrderEvent = { type: 'ManualWorkRequested', data: { resubmissionId: 'r1', code: 'no-route' } };

it('a notice of every service goes out as the buyer preferred when the resubmission was opened', async () => {
  const world = await openedWith(ENGLISH);
  await world.record('verification', {
    type: 'ResubmissionRejected',
    data: { resubmissionId: 'r1', code: 'x', sentence: { zh: '无', en: 'none' }, checks: [] },
  });
  await world.record('fulfillment', manual);
  expect(await world.told()).toEqual([
    ['ResubmissionRejected', ENGLISH],
    ['ManualWorkRequested', ENGLISH],
  ]);
});

it('a preference that changed counts from then on, and changes nothing of what was recorded before', async () => {
  const world = await openedWith(ENGLISH);
  await world.record('fulfillment', manual);
  await world.record('intake', changed({ languages: ['zh'] }));
  await world.record('fulfillment', delivered());
  await world.record('intake', changed({}));
  await world.record('fulfillment', manual);
  const told = [
    ['ManualWorkRequested', ENGLISH],
    ['ResubmissionDelivered', { languages: ['zh'] }],
    ['ManualWorkRequested', undefined],
  ];
  expect(await world.told()).toEqual(told);
  expect(await world.told()).toEqual(told);
});

it('without a preference a notice holds none: it is the choice of the shop', async () => {
  const world = await openedWith();
  await world.record('fulfillment', delivered());
  expect(await world.told()).toEqual([['ResubmissionDelivered', undefined]]);
  const { events } = await world.store.read(orderStream(ORDER));
  for (const { metadata } of events) expect(metadata).not.toHaveProperty('tellBuyer');
});

it('what its cause knows of the preference counts before the history', async () => {
  const world = await openedWith(ENGLISH);
  await world.record('intake', asked, {});
  await world.record('intake', { ...asked, data: { ...asked.data, code: 'other' } } as OrderEvent, {
    channel: 'email',
  });
  expect(await world.told()).toEqual([
    ['PersonAsked', undefined],
    ['PersonAsked', { channel: 'email' }],
  ]);
});
