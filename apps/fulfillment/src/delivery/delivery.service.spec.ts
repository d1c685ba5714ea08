import 'reflect-metadata';
import { allAttempts, type OrderHistory } from '@bujiao/order-history';
import {
  approved,
  moreTold,
  requested,
  paidOrder,
  recordTaken,
  told,
  TOP_UP_TERMS,
} from '@bujiao/order-history/testing';
import type { TimerHandler, Timers } from '@bujiao/platform';
import type { CardStock } from '../card-stock/card-stock.repository.js';
import type { SupplierCards } from '../card-stock/supplier-cards.repository.js';
import type { Supplier, SupplierAnswer } from '../suppliers/supplier.port.js';
import type { SuppliedTargets } from '../suppliers/supplied-targets.service.js';
import { Suppliers } from '../suppliers/suppliers.js';
import { RecordedOrder } from '../testing/recorded-order.js';
import { DeliveryService } from './delivery.service.js';
import { StockIssue } from './stock-issue.service.js';
import { SupplierCalls } from './supplier-calls.service.js';
import { onlyPolicy } from '@bujiao/policy-desk/testing';
import { SupplierOutcomes } from './supplier-outcomes.service.js';

const POLICY = { retryAfter: [0], queryAfter: [60_000], unknownDeadline: 600_000, mostOddAnswers: 3 };
const DELIVERY = { orderId: 'O1', resubmissionId: 'r1', causationId: 'approval' };

interface World {
  readonly order: RecordedOrder;
  readonly deliveries: DeliveryService;
  /** Request numbers that were sent, with their quantity. */
  readonly placed: [string, number][];
  readonly claimed: string[];
  readonly released: string[];
  readonly wakeUps: Date[];
  /** Fires the timer at once, before or after its time. */
  readonly fireTimer: () => Promise<void>;
  readonly history: () => Promise<OrderHistory>;
}
interface Outside {
  readonly answer?: SupplierAnswer;
  /** Called when a step is about to be recorded: once. */
  readonly meanwhile?: (order: RecordedOrder, deliveries: () => DeliveryService) => Promise<unknown>;
  readonly cardsInStock?: boolean;
}

function world({ answer, meanwhile, cardsInStock = true }: Outside = {}): World {
  const order = new RecordedOrder('O1');
  const [placed, claimed, released, wakeUps] = [[], [], [], []] as [
    [string, number][],
    string[],
    string[],
    Date[],
  ];
  const supplier: Supplier = {
    supplierId: 'default',
    idempotencyHorizon: 86_400_000,
    latestArrival: 10_000,
    place: ({ requestNo, quantity }) => {
      placed.push([requestNo, quantity]);
      return Promise.resolve(answer ?? { outcome: 'succeeded', supplierOrderNo: 'S1' });
    },
    query: () => Promise.resolve({ outcome: 'processing', code: 'processing' }),
    checkRole: () => Promise.resolve({ answer: 'exists' }),
  };
  const stock: Pick<CardStock, 'claim' | 'release'> = {
    claim: ({ attemptId, quantity }) => {
      claimed.push(attemptId);
      return Promise.resolve(
        cardsInStock ? Array.from({ length: quantity }, (_, i) => `${attemptId} ${i}`) : undefined,
      );
    },
    release: ({ attemptId }) => Promise.resolve(void released.push(attemptId)),
  };
  let fire: TimerHandler = () => Promise.resolve();
  const timers = {
    register: (_: string, handler: TimerHandler) => void (fire = handler),
    schedule: ({ runAt }: { runAt: Date }) => Promise.resolve(void wakeUps.push(runAt)),
  } as unknown as Timers;
  const targets = { of: () => Promise.resolve({ rechargeAccount: '1' }) } as unknown as SuppliedTargets;
  const suppliers = new Suppliers([supplier]);
  const noCards = { keep: () => Promise.resolve(undefined) } as unknown as SupplierCards;
  const service = (): DeliveryService =>
    new DeliveryService(
      order.desk,
      timers,
      POLICY,
      suppliers,
      new StockIssue(stock as CardStock, POLICY),
      new SupplierCalls(order.desk, POLICY, suppliers, targets, new SupplierOutcomes(noCards), onlyPolicy()),
      onlyPolicy(),
    );
  let pending = meanwhile;
  const append = order.store.append.bind(order.store);
  order.store.append = async (...args) => {
    const isStep = args[2].some(({ type }) => type === 'DeliveryAttemptStarted');
    const first = isStep ? pending : undefined;
    if (first) {
      pending = undefined;
      await first(order, service);
    }
    return append(...args);
  };
  const history = () => order.desk.freshHistoryOf('O1');
  const deliveries = service();
  const fireTimer = () => fire({ orderId: 'O1', resubmissionId: 'r1' });
  return { order, deliveries, placed, claimed, released, wakeUps, fireTimer, history };
}

const TOLD = [...paidOrder(), told('delivery-failed', 2, {})];
const topUp = [recordTaken(TOLD, { ...TOP_UP_TERMS, quantity: 2 }), requested(), approved()];
const cards = [recordTaken(TOLD, { quantity: 2 }), requested(), approved()];
const partDelivered = (order: RecordedOrder) =>
  order.record(moreTold(told('delivered', 60, { quantity: 1 })));

describe('a call to a supplier', () => {
  it('is made by the process that recorded its intent, and by no other', async () => {
    const { order, deliveries, placed, history } = world({
      meanwhile: (_, other) => other().advance(DELIVERY),
    });
    await order.record(...topUp);
    await deliveries.advance(DELIVERY);
    expect(placed).toHaveLength(1);
    expect(allAttempts(await history())).toMatchObject([{ status: 'succeeded', requestNo: placed[0]?.[0] }]);
  });

  it('is made for what is owed when its intent is recorded', async () => {
    const { order, deliveries, placed, history } = world({ meanwhile: partDelivered });
    await order.record(...topUp);
    await deliveries.advance(DELIVERY);
    expect(placed.map(([, quantity]) => quantity)).toEqual([1]);
    expect((await history()).resubmissions[0]?.status).toBe('delivered');
  });

  it('is not made again by a repetition of the same event', async () => {
    const { order, deliveries, placed, wakeUps } = world({
      answer: { outcome: 'unknown', code: 'timed-out' },
    });
    await order.record(...topUp);
    await deliveries.advance(DELIVERY);
    await deliveries.advance(DELIVERY);
    expect(placed).toHaveLength(1);
    expect(wakeUps).toHaveLength(2);
  });
});

describe('the timer of a delivery', () => {
  it('that fires too early, by another clock, is set a little later than the moment that an event sets it to', async () => {
    const { order, deliveries, wakeUps, fireTimer } = world({
      answer: { outcome: 'unknown', code: 'timed-out' },
    });
    await order.record(...topUp);
    await deliveries.advance(DELIVERY);
    await deliveries.advance(DELIVERY);
    const [due, byEvent] = wakeUps.map((at) => at.getTime());
    expect(byEvent).toBe(due);
    const left = (due ?? NaN) - Date.now();
    await fireTimer();
    const again = wakeUps[2]?.getTime() ?? NaN;
    expect(again).toBeGreaterThan((due ?? NaN) + left / 2);
    expect(again).toBeLessThanOrEqual((due ?? NaN) + left);
  });

  it('that fires in time and leads to another wait is set to its exact end', async () => {
    const { order, wakeUps, fireTimer, placed } = world({
      answer: { outcome: 'unknown', code: 'timed-out' },
    });
    await order.record(...topUp);
    const began = Date.now();
    await fireTimer();
    expect(placed).toHaveLength(1);
    expect(wakeUps).toHaveLength(1);
    expect(wakeUps[0]?.getTime()).toBeGreaterThanOrEqual(began + 60_000);
    expect(wakeUps[0]?.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
  });
});

describe('an issue of cards', () => {
  it('gives back what was reserved for an attempt that was not recorded, and keeps what was', async () => {
    const { order, deliveries, claimed, released, history } = world({ meanwhile: partDelivered });
    await order.record(...cards);
    await deliveries.advance(DELIVERY);
    const [first, second] = claimed;
    expect(claimed).toHaveLength(2);
    expect(released).toEqual([first]);
    expect(allAttempts(await history())).toMatchObject([
      { attemptId: second, quantity: 1, status: 'succeeded' },
    ]);
  });

  it('keeps what another process recorded with the same cards', async () => {
    const { order, deliveries, claimed, released, history } = world({
      meanwhile: (_, other) => other().advance(DELIVERY),
    });
    await order.record(...cards);
    await deliveries.advance(DELIVERY);
    expect(new Set(claimed).size).toBe(1);
    expect(released).toEqual([]);
    expect(allAttempts(await history())).toHaveLength(1);
  });

  it('without stock is tried as often as the policy says, and handed to a person then', async () => {
    const { order, deliveries, history } = world({ cardsInStock: false });
    await order.record(...cards);
    await deliveries.advance(DELIVERY);
    expect((await history()).resubmissions[0]).toMatchObject({
      status: 'waiting-for-human',
      waitingCode: 'out-of-stock',
      attempts: { length: 2 },
    });
  });
});
