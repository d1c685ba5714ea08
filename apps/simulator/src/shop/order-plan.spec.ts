import { describe, expect, it } from '@jest/globals';
import { isDirect } from '../catalogue/catalogue-goods.js';
import { SeededRandom } from '../random/seeded-random.js';
import { disorder } from './disorder.js';
import { planOrders } from './order-plan.js';
import { owedUnits, WAYS, type PlannedOrder, type ShopEvent } from './planned-order.js';
import { countsOfWays, WAY_DESCRIPTIONS } from './ways.js';

/** Events that were not taken back. */
function standing({ events }: PlannedOrder): readonly ShopEvent[] {
  const withdrawn = events.flatMap(({ data }) => ('withdraws' in data ? (data.withdraws ?? []) : []));
  return events.filter(({ id }) => !withdrawn.some((ref) => ref.id === id));
}

const OPTIONS = { seed: 42, runId: 'T', now: new Date('2026-01-01T12:00:00Z') };

describe('the plan of orders', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planOrders(OPTIONS)).toEqual(planOrders(OPTIONS));
    expect(planOrders({ ...OPTIONS, seed: 43 })).not.toEqual(planOrders(OPTIONS));
  });

  it('has 200 orders, most of them healthy, some gone wrong in every way', () => {
    const orders = planOrders(OPTIONS);
    expect(orders).toHaveLength(200);
    expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(200);
    for (const way of WAYS)
      expect(orders.filter((order) => order.way === way)).toHaveLength(WAY_DESCRIPTIONS[way].of200);
  });

  it('has every way in a small plan too, and refuses one that is too small', () => {
    expect([...countsOfWays(25).values()].reduce((a, b) => a + b)).toBe(25);
    expect(() => countsOfWays(5)).toThrow('at least 18 orders');
  });

  it('gives cards no account and every top-up one, with another where it was typed wrong', () => {
    for (const order of planOrders(OPTIONS)) {
      expect(order.rechargeTarget !== undefined).toBe(isDirect(order.goods));
      if (order.way === 'wrong-account')
        expect(order.correctedTarget?.rechargeAccount).not.toBe(order.rechargeTarget?.rechargeAccount);
    }
  });

  it('owes what was neither delivered nor refunded, and nothing of a healthy order', () => {
    for (const order of planOrders(OPTIONS)) {
      if (order.way === 'healthy' || order.way === 'refunded') expect(owedUnits(order)).toBe(0);
      else expect(owedUnits(order)).toBeGreaterThan(0);
      if (['partly-delivered', 'parts-then-failed', 'partly-refunded'].includes(order.way))
        expect(owedUnits(order)).toBeLessThan(order.quantity);
    }
  });

  it('adds up: what the events tell is what is owed, whatever happened several times', () => {
    for (const order of planOrders(OPTIONS)) {
      const unitsTold = (told: string): number =>
        standing(order)
          .filter(({ type }) => type === told)
          .reduce((sum, { data }) => sum + ('quantity' in data ? (data.quantity ?? 0) : 0), 0);
      const [delivered, refunded] = [unitsTold('shop.order.delivered'), unitsTold('shop.order.refunded')];
      expect([order.way, order.quantity - delivered - refunded]).toEqual([order.way, owedUnits(order)]);
    }
  });

  it('names every event of an order once', () => {
    for (const { events } of planOrders(OPTIONS))
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('has a second try to pay that is the paid one, and names it', () => {
    const orders = planOrders(OPTIONS).filter(({ way }) => way === 'second-payment');
    for (const { events, payment, earlierPayment } of orders) {
      expect([payment.status, earlierPayment?.status]).toEqual(['paid', 'unpaid']);
      expect(events.map(({ type }) => type)).not.toContain('shop.order.paid');
      expect(JSON.stringify(events)).toContain(payment.paymentId);
    }
  });

  it('has two open supplier orders, each with its units, of which one was delivered', () => {
    const orders = planOrders(OPTIONS).filter(({ way }) => way === 'two-suppliers-late');
    for (const { quantity, earlierCalls } of orders) {
      expect(earlierCalls.map(({ delivered }) => delivered)).toEqual([true, false]);
      expect(earlierCalls.reduce((sum, call) => sum + call.quantity, 0)).toBe(quantity);
    }
  });

  it('tells of every order first that it was placed, and of nothing that lies in the future', () => {
    for (const { events } of planOrders(OPTIONS)) {
      expect(events[0]?.type).toBe('shop.order.placed');
      for (const { time } of events) expect(time <= OPTIONS.now.toISOString()).toBe(true);
    }
  });

  it('tells nothing of the payment where its notice was lost, although the gateway has it', () => {
    for (const { events, payment } of planOrders(OPTIONS).filter(
      ({ way }) => way === 'payment-notice-lost',
    )) {
      expect(events.map(({ type }) => type)).toEqual(['shop.order.placed']);
      expect(payment.status).toBe('paid');
    }
  });
});

describe('the disorder in which events arrive', () => {
  const orders = planOrders(OPTIONS);
  const arrival = disorder(orders, new SeededRandom(1));

  it('loses none, repeats some as exact copies and swaps some', () => {
    const told = orders.flatMap(({ events }) => events);
    const arrived = [...arrival.first, ...arrival.late];
    expect(new Set(arrived)).toEqual(new Set(told));
    expect(arrived).toHaveLength(told.length + arrival.duplicates);
    expect(arrival.duplicates).toBeGreaterThan(0);
    expect(arrival.outOfOrder).toBeGreaterThan(0);
  });

  it('brings late only what no resubmission waits for', () => {
    const first = new Set(arrival.first);
    const wrong = orders.filter(({ way }) => way !== 'healthy').flatMap(({ events }) => events);
    expect(wrong.every((event) => first.has(event))).toBe(true);
    expect(arrival.late.length).toBeGreaterThan(0);
  });

  it('is the same for the same seed', () => {
    expect(disorder(orders, new SeededRandom(1))).toEqual(arrival);
  });
});
