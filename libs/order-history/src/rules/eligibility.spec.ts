import type { OrderFacts } from '@bujiao/contracts';
import {
  approved,
  closed,
  delivered,
  FAILED,
  historyOf,
  NOW,
  orderChanged,
  rejected,
  requested,
  snapshotTaken,
} from '../testing/index.js';
import { emptyHistory } from '../history/order-history.js';
import { eligibility } from './eligibility.js';
import { MOST_RESUBMISSIONS } from './resubmission-rules.js';

const AT = FAILED.paidAt as string;
const codeOf = (facts: OrderFacts, now = NOW) => eligibility(historyOf(snapshotTaken(facts)), now).code;

describe('whether an order can be resubmitted', () => {
  it.each<[string, OrderFacts, string]>([
    ['payment timed out', { paymentTimedOutAt: AT }, 'payment-timed-out'],
    ['paid, but the platform was not told (掉单)', {}, 'payment-notice-lost'],
    ['delivery failed', FAILED, 'delivery-failed'],
    ['supplier late', { paidAt: AT, delayedAt: AT }, 'supplier-late'],
    ['partly delivered', { paidAt: AT, deliveredAt: AT, deliveredQuantity: 1 }, 'partly-delivered'],
  ])('%s: yes, with the reason prefilled', (_, facts, reason) => {
    const page = eligibility(historyOf(snapshotTaken(facts, { quantity: 2 })), NOW);
    expect(page).toMatchObject({ resubmittable: true, code: 'resubmittable' });
    expect(page.reasons[0]).toBe(reason);
  });

  it.each<[string, OrderFacts, string]>([
    ['paid and on its way', { paidAt: AT }, 'order-in-progress'],
    ['delivered', { paidAt: AT, deliveredAt: AT }, 'order-delivered'],
    ['cancelled, though the delivery failed', { ...FAILED, cancelledAt: AT }, 'order-cancelled'],
  ])('%s: no', (_, facts, code) => {
    expect(codeOf(facts)).toBe(code);
  });

  it('not before the order is known', () => {
    expect(eligibility(emptyHistory(), NOW).code).toBe('order-incomplete');
  });

  it('not after 24 hours, and still at their end', () => {
    const placed = Date.parse('2026-11-23T09:00:00.000Z');
    expect(codeOf(FAILED, placed + 24 * 3_600_000)).toBe('resubmittable');
    expect(codeOf(FAILED, placed + 24 * 3_600_000 + 1)).toBe('outside-window');
  });

  it('a payment notice gets a minute to come before it counts as lost', () => {
    const placed = Date.parse('2026-11-23T09:00:00.000Z');
    expect(codeOf({}, placed + 59_999)).toBe('too-early');
    expect(codeOf({}, placed + 60_000)).toBe('resubmittable');
  });

  it('not while one is open, and again once it was rejected', () => {
    const history = [snapshotTaken(), requested()];
    expect(eligibility(historyOf(...history), NOW).code).toBe('resubmission-open');
    expect(eligibility(historyOf(...history, rejected()), NOW).code).toBe('resubmittable');
  });

  it("not after one has been delivered and closed by the shop's own account", () => {
    const facts = { deliveredAt: AT };
    expect(
      eligibility(
        historyOf(snapshotTaken(), requested(), approved(), delivered(), closed(), orderChanged(facts)),
        NOW,
      ).code,
    ).toBe('order-delivered');
  });

  it('not for ever', () => {
    const many = Array.from({ length: MOST_RESUBMISSIONS }, (_, i) => [
      requested({ resubmissionId: `r${i}` }),
      rejected(`r${i}`),
    ]).flat();
    expect(eligibility(historyOf(snapshotTaken(), ...many), NOW).code).toBe('too-many-resubmissions');
  });
});
