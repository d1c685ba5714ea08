import type { BusEvent } from '@bujiao/event-bus';
import {
  approved,
  attemptStarted,
  attemptUnknown,
  delivered,
  FAILED,
  historyOf,
  NOW,
  requested,
  snapshotTaken,
  TOP_UP_TERMS,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import { deliveryImpact } from './delivery.impact.js';
import { DELIVERY_POLICY } from './delivery-policy.js';

const impact = deliveryImpact(() => ({
  now: NOW,
  policy: DELIVERY_POLICY,
  rules: BASELINE,
  defaultSupplierId: 'default',
  supplierIds: new Set(['default']),
}));
const outcomeOf = (type: string, ...events: readonly GivenEvent[]): string => {
  const event: BusEvent = {
    id: 'e1',
    type,
    source: 'verification',
    orderId: 'SO1',
    time: '2026-11-23T10:00:00.000Z',
    data: type === 'ResubmissionApproved' ? { resubmissionId: 'r1' } : {},
  };
  return impact.impactOf(event, { history: historyOf(...events), policy: BASELINE }).outcome;
};
const topUp = [snapshotTaken(FAILED, TOP_UP_TERMS), requested(), approved()];

it('says nothing where the delivery is done, or none is under way', () => {
  expect(outcomeOf('ResubmissionApproved', ...topUp, delivered())).toBe('nothing');
  expect(outcomeOf('OriginalOrderChanged', snapshotTaken(FAILED))).toBe('nothing');
});

it('says where goods would come from', () => {
  expect(outcomeOf('ResubmissionApproved', snapshotTaken(FAILED), requested(), approved())).toBe(
    'issues-cards',
  );
  expect(outcomeOf('ResubmissionApproved', ...topUp)).toBe('orders:default');
});

it("names the supplier that it would query, also for the order's own news", () => {
  const source = { kind: 'supplier', supplierId: 'default' } as const;
  const unknown = [...topUp, attemptStarted({ source }), attemptUnknown()];
  expect(outcomeOf('OriginalOrderChanged', ...unknown)).toBe('queries:default');
});
