import type { BusEvent } from '@bujiao/event-bus';
import {
  approved,
  FAILED,
  historyOf,
  rejected,
  requested,
  snapshotTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import { VERIFICATION_IMPACT } from './verification.impact.js';

const event: BusEvent = {
  id: 'e1',
  type: 'ResubmissionRequested',
  source: 'intake',
  orderId: 'SO1',
  time: '2026-11-23T10:00:00.000Z',
  data: { resubmissionId: 'r1' },
};
const impactOn = (...events: readonly GivenEvent[]): string =>
  VERIFICATION_IMPACT.impactOf(event, { history: historyOf(...events), policy: BASELINE }).outcome;
const asked = [snapshotTaken(FAILED), requested({ reason: 'delivery-failed' })];

it('says nothing where the resubmission is decided, or is not known', () => {
  expect(impactOn(...asked, approved())).toBe('nothing');
  expect(impactOn(...asked, rejected())).toBe('nothing');
  expect(impactOn()).toBe('nothing');
});

it('says the verdict where it can be told, and that the gateway is asked where it cannot', () => {
  expect(impactOn(...asked)).toBe('approves');
  const timedOut = { paymentTimedOutAt: '2026-11-23T09:15:00.000Z' };
  const unpaid = [snapshotTaken(timedOut), requested({ reason: 'payment-timed-out' })];
  expect(impactOn(...unpaid)).toBe('asks-gateway');
});
