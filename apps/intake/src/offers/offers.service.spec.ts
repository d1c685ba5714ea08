import { orderStream, type NoticeWish, type OrderTerms, type Sealed } from '@bujiao/contracts';
import { StateCache, toNewEvents } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import {
  METADATA,
  paidOrder,
  PLACED_AT,
  rejected,
  requested,
  told,
  TOP_UP_TERMS,
} from '@bujiao/order-history/testing';
import { BASELINE, type Policy } from '@bujiao/policy';
import { Offers } from './offers.service.js';

const CORRECTED: Sealed = { keyOf: 'B1', sealed: 'corrected' };
const TERMS: OrderTerms = { ...TOP_UP_TERMS, goods: { ...TOP_UP_TERMS.goods, kind: 'custom' } };
const TOLD = [
  ...paidOrder(),
  told('delivery-failed', 2, {}),
  told('corrected', 3, { reason: 'x', terms: { rechargeTarget: CORRECTED } }),
];
const TEMPLATE = { id: 'dragon-quest', version: 3 };
/** Whenever the spec runs, the sample order is in the window. */
const EVER = 100 * 365 * 86_400_000;
const POLICY: Policy = {
  ...BASELINE,
  goods: {
    custom: {
      ...BASELINE.goods.custom,
      window: { last: EVER, neverAfter: EVER },
      offer: { for: ['delivery-failed'], lasts: 3_600_000 },
      zeroTouch: 'always',
    },
  },
};

/** Takes the corrected target, and no other. */
const targets = {
  oneClick: 'one-click',
  ofOrder: ({ rechargeTarget }: OrderTerms) =>
    Promise.resolve({
      template: TEMPLATE,
      ...(rechargeTarget?.sealed !== CORRECTED.sealed && { wrongFields: ['gameServer'] }),
    }),
};

/** One order that its buyer need not resubmit, over a store of its own. */
function world() {
  const store = new MemoryEventStore();
  const desk = new OrderDesk(store, 'intake', new StateCache<OrderHistory>({ capacity: 0 }));
  const look = (streamOpen: boolean, prefers?: NoticeWish): Promise<unknown> => {
    const record = { orderId: TERMS.orderId, terms: TERMS, told: TOLD, streamOpen };
    const records = { find: () => Promise.resolve(record), openStream: () => Promise.resolve(record) };
    return new Offers(
      records as never,
      {} as never,
      {} as never,
      { wishOf: () => Promise.resolve(prefers) } as never,
      targets as never,
      desk,
      { inForce: () => POLICY, ofVersion: () => POLICY },
      { given: () => Promise.resolve(undefined) },
    ).look(TERMS.orderId);
  };
  return { store, desk, look };
}

it('custom goods are resubmitted with nobody acting by their template, on the terms as the shop corrected them', async () => {
  const { desk, look } = world();
  expect(await look(false)).toMatchObject({ outcome: 'resubmitted' });
  expect((await desk.historyOf(TERMS.orderId)).resubmissions).toMatchObject([{ template: TEMPLATE }]);
});

it('a resubmission with nobody acting is told as its buyer prefers now, not as at an earlier request', async () => {
  const { store, look } = world();
  const earlier = [requested({ tellBuyer: { channel: 'sms' } }), rejected()];
  const before = { ...METADATA, occurredAt: PLACED_AT };
  const events = toNewEvents('earlier', before, earlier);
  await store.append(orderStream(TERMS.orderId), 'no-stream', events);
  expect(await look(true)).toMatchObject({ outcome: 'resubmitted' });
  const recorded = await store.read(orderStream(TERMS.orderId));
  const last = recorded.events.findLast((event) => event.type === 'ResubmissionRequested');
  expect(last?.data).toMatchObject({ channel: 'zero-touch' });
  expect(last?.metadata).not.toHaveProperty('tellBuyer');
});
