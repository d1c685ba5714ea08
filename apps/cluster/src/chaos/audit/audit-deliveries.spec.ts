import { systemActor } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  closed,
  delivered,
  proven,
  rejected,
  requested,
  snapshotTaken,
} from '@bujiao/order-history/testing';
import type { LedgerEntry } from '@bujiao/simulator';
import type { ChaosOrder } from '../chaos-order.js';
import { CARDS, TOP_UP } from '../chaos-orders.js';
import { auditDeliveries, type CardRow } from './audit-deliveries.js';
import { auditHistories, unsettled } from './audit-histories.js';

type Given = ReturnType<typeof approved>;

const recorded = (orderId: string, events: readonly Given[]): RecordedEvent[] =>
  events.map(({ type, data }, revision) => ({
    type,
    data,
    revision,
    id: `${orderId}-${revision}`,
    stream: `order-${orderId}`,
    hash: '',
    position: '',
    recordedAt: '2026-11-23T10:00:00.000Z',
    metadata: {
      correlationId: 'c',
      causationId: 'c',
      actor: systemActor('intake'),
      schemaVersion: 1,
      occurredAt: '2026-11-23T10:00:00.000Z',
    },
  }));

const order = (orderId: string, change: Partial<ChaosOrder> = {}): ChaosOrder => ({
  orderId,
  buyerId: 'B1',
  goods: CARDS,
  quantity: 1,
  way: 'failed',
  deliveredQuantity: 0,
  refundedQuantity: 0,
  earlierCalls: [],
  events: [],
  luck: 0,
  payments: [{ paymentId: 'P', orderId, status: 'paid', amount: 1 }],
  ...change,
});
const accepted = (one: ChaosOrder) => ({ order: one, resubmissionId: 'r1' });
const ledgerOf = (entries: readonly Partial<LedgerEntry>[]) => ({
  all: () => entries as LedgerEntry[],
  unitsDeliveredTo: (account: string) =>
    entries
      .filter((e) => e.content?.account === account)
      .reduce((sum, e) => sum + (e.timesDelivered ?? 0) * (e.quantity ?? 1), 0),
});

const STOCK = { kind: 'card-stock' } as const;
const throughStock = (cardIds: readonly string[], attemptId = 'a1'): Given[] => [
  snapshotTaken(),
  requested(),
  approved(),
  attemptStarted({ attemptId, source: STOCK }),
  attemptSucceeded({ attemptId, cardIds }),
  delivered(),
  closed(),
];
const throughSupplier = [
  snapshotTaken(),
  requested(),
  approved(),
  attemptStarted(),
  attemptSucceeded(),
  delivered(),
  closed(),
];

interface Case {
  readonly orders: readonly ChaosOrder[];
  readonly histories: Readonly<Record<string, readonly Given[]>>;
  readonly entries?: readonly Partial<LedgerEntry>[];
  readonly cards?: readonly CardRow[];
}

const found = ({ orders, histories, entries = [], cards = [] }: Case): string[] =>
  auditDeliveries({
    accepted: orders.map(accepted),
    ledger: ledgerOf(entries),
    cards,
    byOrder: new Map(
      Object.entries(histories).map(([orderId, events]) => [orderId, recorded(orderId, events)]),
    ),
  }).map(({ what }) => what);

const issued = (cardId: string, attemptId: string | null = 'a1', state = 'DELIVERED'): CardRow => ({
  cardId,
  attemptId,
  state,
});

describe('the audit of deliveries', () => {
  const topUp = order('O1', { goods: TOP_UP, account: '10001' });

  it('passes when deliveries, debts and histories agree', () => {
    expect(
      found({ orders: [order('O1')], histories: { O1: throughStock(['k1']) }, cards: [issued('k1')] }),
    ).toEqual([]);
    expect(
      found({
        orders: [topUp],
        histories: { O1: throughSupplier },
        entries: [{ content: { account: '10001' }, timesDelivered: 1, quantity: 1 }],
      }),
    ).toEqual([]);
  });

  it.each<[string, Case, string[]]>([
    [
      'a supplier delivered one number twice',
      { orders: [], histories: {}, entries: [{ orderNo: 'n1', timesDelivered: 2 }] },
      ['the supplier delivered number n1 2 times'],
    ],
    [
      'an order that was paid and owed was refused',
      {
        orders: [order('O1')],
        histories: { O1: [snapshotTaken(), requested(), rejected()] },
      },
      ['is rejected, although it was paid and owed'],
    ],
    [
      'two numbers were delivered for one order',
      {
        orders: [topUp],
        histories: { O1: throughSupplier },
        entries: ['n1', 'n2'].map((orderNo) => ({
          orderNo,
          content: { account: '10001' },
          timesDelivered: 1,
          quantity: 1,
        })),
      },
      ['2 units went out, 1 were owed'],
    ],
    [
      'a closed order got nothing',
      { orders: [topUp], histories: { O1: throughSupplier } },
      ['closed, but 0 units went out of 1'],
    ],
    [
      'one card was issued to two orders',
      {
        orders: [order('O1'), order('O2')],
        histories: { O1: throughStock(['k1']), O2: throughStock(['k1']) },
        cards: [issued('k1')],
      },
      ['card k1 was issued to O1 too'],
    ],
    [
      'a card that was issued is free again',
      { orders: [order('O1')], histories: { O1: throughStock(['k1']) } },
      ['card k1 is free in stock'],
    ],
    [
      'a card is held by another attempt',
      { orders: [order('O1')], histories: { O1: throughStock(['k1']) }, cards: [issued('k1', 'a9')] },
      ['card k1 is DELIVERED in stock'],
    ],
    [
      'a card went out that no history tells of',
      { orders: [], histories: {}, cards: [issued('k1')] },
      ['card k1 is DELIVERED, and no history tells of it'],
    ],
  ])('is found wrong when %s', (_what, given, findings) => {
    expect(found(given)).toEqual(findings);
  });
});

describe('an accepted request', () => {
  it('is unsettled until it is closed or waits for a person, and lost if the store does not have it', () => {
    const open = throughSupplier.slice(0, -1);
    const texts = (events: readonly Given[]) =>
      unsettled([accepted(order('O1'))], new Map([['O1', recorded('O1', events)]])).map(({ what }) => what);
    expect(texts(throughSupplier)).toEqual([]);
    expect(texts(open)).toEqual(['is neither closed nor with a person: delivered']);
    expect(texts([snapshotTaken()])).toEqual(['the accepted resubmission r1 is not in the store']);
    // Its receipt does not confirm itself before a person has closed the contradiction.
    expect(texts(open.toSpliced(2, 0, proven('unclear')))).toEqual([]);
  });
});

describe('a history', () => {
  it('is reported if its history breaks an invariant or its hash chain is broken', () => {
    const findings = auditHistories(new Map([['O1', recorded('O1', [...throughSupplier, closed()])]])).map(
      ({ what }) => what,
    );
    expect(findings).toEqual([
      'event 7: change-after-the-end: ResubmissionClosed after closed',
      'its hash chain is edited at 0',
    ]);
  });
});
