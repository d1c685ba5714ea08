import type { OrderEventType } from '@bujiao/contracts';
import { describe, expect, it } from '@jest/globals';
import type { History, Progress } from '../product/product-answers.js';
import { isDirect } from '../catalogue/catalogue-goods.js';
import { planOrders } from '../shop/order-plan.js';
import { owedUnits, type PlannedOrder, type Way } from '../shop/planned-order.js';
import { SupplierLedger } from '../supplier/supplier-ledger.js';
import { audit, type Finding } from './audit.js';
import { beginJourney, move, type Journey, type JourneyState } from './journey.js';
import { quantile } from './summary.js';

const ORDERS = planOrders({ seed: 5, runId: 'T', now: new Date('2026-01-01T12:00:00Z') });

function journeyOf(way: Way, state: JourneyState = 'closed'): Journey {
  const order = ORDERS.find((one) => one.way === way) as PlannedOrder;
  return { ...beginJourney(order, true), state, resubmissionId: 'R1' };
}

const entry = (type: OrderEventType, data: Record<string, unknown>): History['events'][number] => ({
  revision: 0,
  at: '2026-01-01T12:00:00.000Z',
  type,
  title: { zh: type, en: type },
  who: { kind: 'system', id: 'fulfillment' },
  causedBy: 'E0',
  data,
  hash: 'h',
});
const historyOf = ({ order }: Journey, data: Record<string, unknown> = {}, chainIntact = true): History => ({
  orderId: order.orderId,
  chainIntact,
  measures: [],
  events: [entry('DeliveryAttemptSucceeded', { quantity: owedUnits(order), ...data })],
});

function auditAll(journeys: Journey[], histories: History[], ledger = new SupplierLedger()): Finding[] {
  const shopStates = new Map(journeys.map(({ order }) => [order.orderId, 'resubmission-succeeded']));
  return audit(journeys, new Map(histories.map((history) => [history.orderId, history])), {
    ledger,
    shopStates,
    refused: [],
  });
}

function deliverTo(
  ledger: SupplierLedger,
  order: PlannedOrder,
  orderNo: string,
  account = order.rechargeTarget?.rechargeAccount ?? '',
): void {
  ledger.take({
    order_no: orderNo,
    goods_no: order.goods.goodsId,
    buy_quantity: order.quantity,
    biz_content: { account },
  });
  ledger.deliver(orderNo);
}

const saying = (en: string): unknown => expect.objectContaining({ en: expect.stringContaining(en) });

describe('the audit of the demo', () => {
  it('finds nothing where exactly what was owed was delivered', () => {
    const journey = journeyOf('failed-cards');
    expect(auditAll([journey], [historyOf(journey)])).toEqual([]);
  });

  it.each([
    ['too many units', { quantity: 9 }, true, 'its history tells of 9'],
    ['a broken chain', {}, false, 'the hash chain of its history is broken'],
  ])('finds %s', (_name, data, intact, what) => {
    const journey = journeyOf('failed-cards');
    expect(auditAll([journey], [historyOf(journey, data, intact)])).toEqual([
      { orderId: journey.order.orderId, what: saying(what) },
    ]);
  });

  it('takes what is under way as it is, unless it is too much already', () => {
    const journey = journeyOf('failed-cards', 'waiting-for-human');
    expect(auditAll([journey], [historyOf(journey)])).toEqual([
      { orderId: journey.order.orderId, what: saying('is waiting-for-human') },
    ]);
    expect(auditAll([journey], [historyOf(journey, { quantity: 9 })])).toHaveLength(2);
  });

  it('finds goods of a stuck order that did not wait for the shop to stop', () => {
    const journey = journeyOf('stuck');
    const started = entry('DeliveryAttemptStarted', {});
    const held = {
      ...entry('OriginalOrderChanged', {}),
      told: [{ type: 'shop.order.held', sentence: { zh: '', en: '' }, at: '', receivedAt: '' }],
    };
    const [delivered] = historyOf(journey).events;
    const ledger = new SupplierLedger();
    if (isDirect(journey.order.goods)) deliverTo(ledger, journey.order, 'A1');
    const found = (...events: History['events']): Finding[] =>
      auditAll([journey], [{ ...historyOf(journey), events }], ledger);
    const what = saying('before the shop had stopped');
    expect(found(held, started, delivered as typeof started)).toEqual([]);
    expect(found(started, held, delivered as typeof started)).toEqual([
      { orderId: journey.order.orderId, what },
    ]);
    expect(found(started, delivered as typeof started)).toEqual([{ orderId: journey.order.orderId, what }]);
  });

  it('finds a contradiction, and events of the shop that were refused', () => {
    const journey = journeyOf('failed-cards');
    const history = historyOf(journey);
    const conflict = entry('OrderConflictFound', { conflict: { code: 'overpaid', known: {} } });
    expect(auditAll([journey], [{ ...history, events: [...history.events, conflict] }])).toEqual([
      { orderId: journey.order.orderId, what: saying('overpaid') },
    ]);
    const refused = {
      at: '',
      type: 'shop.order.held',
      source: '',
      publisher: '',
      code: 'invalid-data',
      detail: '',
    };
    expect(auditAll([journey], [{ ...history, rejected: [refused] }])).toEqual([
      { orderId: journey.order.orderId, what: saying('invalid-data') },
    ]);
  });

  it('finds a card that two orders got', () => {
    const [one, two] = ORDERS.filter(({ way }) => way === 'failed-cards').map((order) => ({
      ...journeyOf('failed-cards'),
      order,
    })) as [Journey, Journey];
    const findings = auditAll(
      [one, two],
      [historyOf(one, { cardIds: ['c1'] }), historyOf(two, { cardIds: ['c1'] })],
    );
    expect(findings).toEqual([{ orderId: two.order.orderId, what: saying('was issued to') }]);
  });

  it('finds a top-up that arrived twice, or not at all', () => {
    const journey = journeyOf('failed-top-up');
    const ledger = new SupplierLedger();
    expect(auditAll([journey], [historyOf(journey)], ledger)).toHaveLength(1);
    deliverTo(ledger, journey.order, 'A1');
    expect(auditAll([journey], [historyOf(journey)], ledger)).toEqual([]);
    deliverTo(ledger, journey.order, 'A2');
    expect(auditAll([journey], [historyOf(journey)], ledger)).toHaveLength(1);
  });

  it('finds a top-up that went to the account typed wrong', () => {
    const journey = journeyOf('wrong-account');
    const ledger = new SupplierLedger();
    deliverTo(ledger, journey.order, 'A1');
    expect(auditAll([journey], [historyOf(journey)], ledger)).toEqual([
      { orderId: journey.order.orderId, what: saying('wrong account') },
    ]);
  });

  it('finds an end that was not to be, and a shop that was not told', () => {
    const unpaid = journeyOf('really-unpaid');
    expect(auditAll([unpaid], []).map(({ what }) => what)).toContainEqual(
      saying('was to be rejected, is closed'),
    );
    const journey = journeyOf('failed-cards');
    const untold = audit([journey], new Map(), {
      ledger: new SupplierLedger(),
      shopStates: new Map(),
      refused: [],
    });
    expect(untold).toEqual([{ orderId: journey.order.orderId, what: saying('heard nothing') }]);
  });
});

describe('a journey', () => {
  const progress = (stageNo: number, outcome?: Progress['outcome']): Progress => ({
    orderId: 'D1',
    resubmissionId: 'R1',
    stage: 'requested',
    stageName: '申请',
    stageNo,
    stages: [],
    updatedAt: '2026-01-01T12:00:00.000Z',
    ...(outcome && { outcome }),
  });

  it('moves with its progress bar and never backwards', () => {
    const journey = journeyOf('failed-cards', 'moving');
    const states = [progress(2), progress(4), progress(3), progress(5)].map(
      (step) => (move(journey, step, 1), journey.state),
    );
    expect(states).toEqual(['moving', 'delivered', 'delivered', 'closed']);
    expect(journey.stageNo).toBe(5);
  });

  it('ends where the platform says so', () => {
    const journey = journeyOf('really-unpaid', 'moving');
    move(journey, progress(2, 'rejected'), 1);
    expect(journey.state).toBe('rejected');
  });
});

describe('the summary', () => {
  it('takes quantiles that occurred', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile([], 0.5)]).toEqual([50, 99, NaN]);
  });
});
