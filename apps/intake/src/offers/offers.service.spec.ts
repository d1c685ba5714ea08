import type { OrderTerms, Sealed } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { paidOrder, told, TOP_UP_TERMS } from '@bujiao/order-history/testing';
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

it('custom goods are resubmitted with nobody acting by their template, on the terms as the shop corrected them', async () => {
  const record = { orderId: TERMS.orderId, terms: TERMS, told: TOLD, streamOpen: false };
  const records = { find: () => Promise.resolve(record), openStream: () => Promise.resolve(record) };
  const desk = new OrderDesk(new MemoryEventStore(), 'intake', new StateCache<OrderHistory>({ capacity: 0 }));
  const offers = new Offers(
    records as never,
    {} as never,
    {} as never,
    { wishOf: () => Promise.resolve(undefined) } as never,
    targets as never,
    desk,
    { inForce: () => POLICY, ofVersion: () => POLICY },
    { given: () => Promise.resolve(undefined) },
  );
  expect(await offers.look(TERMS.orderId)).toMatchObject({ outcome: 'resubmitted' });
  expect((await desk.historyOf(TERMS.orderId)).resubmissions).toMatchObject([{ template: TEMPLATE }]);
});
