import { orderFeedImpact } from './order-feed.impact.js';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const event = {
  id: 'e1',
  source: 'shop',
  type: 'shop.order.paid',
  orderId: 'SO1',
  time: '2026-11-23T09:00:00.000Z',
  data: {},
};

it('says that an order event would be taken, or what it would be rejected for', () => {
  expect(orderFeedImpact(event, NOW).outcome).toBe('takes');
  expect(orderFeedImpact({ ...event, data: { amount: 'many' } }, NOW).outcome).toMatch(/^(takes|rejects:)/);
  expect(orderFeedImpact({ ...event, type: 'shop.order.exploded' }, NOW).outcome).toMatch(/^rejects:/);
  expect(orderFeedImpact({ ...event, time: '2027-01-01T00:00:00.000Z' }, NOW).outcome).toMatch(/^rejects:/);
});
