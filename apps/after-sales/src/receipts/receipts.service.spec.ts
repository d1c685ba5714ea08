import type { OrderEvent } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  delivered,
  paidOrder,
  recordTaken,
  requested,
  told,
} from '@bujiao/order-history/testing';
import type { Config, Timer, TimerHandler, Timers } from '@bujiao/platform';
import { BASELINE } from '@bujiao/policy';
import { Receipts } from './receipts.service.js';

const HOUR = 3_600_000;
const known = { ordered: 1, byShop: 1, byUs: 1 };
const over = told('delivered', 70, { quantity: 1 });

/** An order that was delivered a moment ago, and the service that waits for its receipt. */
async function deliveredOrder(wait: number, ...more: readonly OrderEvent[]) {
  const scheduled: Timer[] = [];
  let fire: TimerHandler<never> = () => Promise.resolve();
  const timers = {
    register: (_: string, handler: TimerHandler<never>) => void (fire = handler),
    schedule: (timer: Timer) => Promise.resolve(void scheduled.push(timer)),
  } as unknown as Timers;
  const desk = new OrderDesk(
    new MemoryEventStore(),
    'after-sales',
    new StateCache<OrderHistory>({ capacity: 0 }),
  );
  const policies = { inForce: () => BASELINE, ofVersion: () => BASELINE };
  const receipts = new Receipts(desk, timers, { autoConfirmAfterMs: wait } as Config, policies);
  const append = async (name: string, ...events: readonly OrderEvent[]): Promise<void> =>
    void (await desk.decide({ orderId: 'O1', causationId: name }, () => events));
  const plain = ({ type, data }: OrderEvent) => ({ type, data }) as OrderEvent;
  const events = [requested(), approved(), attemptStarted(), attemptSucceeded(), delivered()];
  await append('setup', ...[recordTaken(paidOrder()), ...events, ...more].map(plain));
  const news = { orderId: 'O1', resubmissionId: 'r1', causationId: 'event-1', atLeast: 0 };
  const status = async () => (await desk.historyOf('O1')).resubmissions[0]?.status;
  return {
    receipts,
    scheduled,
    news,
    status,
    append,
    fire: (more: object = {}) => fire({ ...news, ...more } as never),
  };
}

const conflict = [
  { type: 'OriginalOrderChanged', data: { facts: {}, told: [over] } },
  { type: 'OrderConflictFound', data: { conflict: { code: 'over-delivered', known } } },
] as unknown as OrderEvent[];
const ended: OrderEvent = {
  type: 'OrderConflictClosed',
  data: { code: 'over-delivered', known, by: 'person', action: 'accepted' },
};
const msUntil = (timer: Timer | undefined): number => (timer?.runAt.getTime() ?? 0) - Date.now();

it('a receipt is confirmed at once where nothing is waited for, else its timer is set to the end of its time', async () => {
  const atOnce = await deliveredOrder(0);
  await atOnce.receipts.expectReceipt(atOnce.news);
  expect(await atOnce.status()).toBe('closed');
  expect(atOnce.scheduled).toEqual([]);
  const later = await deliveredOrder(HOUR);
  await later.receipts.expectReceipt(later.news);
  expect(await later.status()).toBe('delivered');
  expect(later.scheduled).toMatchObject([{ task: 'confirm-receipt', key: 'r1' }]);
  expect(msUntil(later.scheduled[0])).toBeLessThanOrEqual(HOUR);
});

it('a timer that comes too early is set again and confirms nothing', async () => {
  const { fire, status, scheduled } = await deliveredOrder(HOUR);
  await fire();
  expect(await status()).toBe('delivered');
  expect(scheduled).toHaveLength(1);
});

it('a timer whose deadline a person let come now confirms at once, but not in a contradiction', async () => {
  const { fire, status } = await deliveredOrder(HOUR);
  await fire({ dueNow: true });
  expect(await status()).toBe('closed');
  const contradicting = await deliveredOrder(HOUR, ...conflict);
  await contradicting.fire({ dueNow: true });
  expect(await contradicting.status()).toBe('delivered');
});

it.each([0, 1])(
  'in a contradiction nothing is confirmed by time; its end sets the time anew (%d ms)',
  async (wait) => {
    const order = await deliveredOrder(wait, ...conflict);
    await order.receipts.expectReceipt(order.news);
    await order.fire();
    expect(await order.status()).toBe('delivered');
    expect(msUntil(order.scheduled.at(-1))).toBeGreaterThan(1_000);
    await order.append('closing', ended);
    await order.receipts.conflictEnded({ orderId: 'O1', causationId: 'event-2', atLeast: 0 });
    // Set to its end, or over already.
    if ((await order.status()) === 'delivered') {
      expect(msUntil(order.scheduled.at(-1))).toBeLessThan(1_000);
      await order.fire();
      while ((await order.status()) === 'delivered') await order.fire();
    }
    expect(await order.status()).toBe('closed');
  },
);

it('the end of a contradiction concerns no receipt that is confirmed', async () => {
  const order = await deliveredOrder(0);
  await order.receipts.expectReceipt(order.news);
  await order.receipts.conflictEnded({ orderId: 'O1', causationId: 'event-2', atLeast: 0 });
  expect(order.scheduled).toEqual([]);
});
