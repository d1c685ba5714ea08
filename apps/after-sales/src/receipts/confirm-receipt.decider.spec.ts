import type { OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  closed,
  delivered,
  given,
  moreTold,
  paidOrder,
  recordTaken,
  rejected,
  requested,
  snapshotTaken,
  told,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { confirmReceipt } from './confirm-receipt.decider.js';

const HOUR = 3_600_000;
const open: GivenEvent[] = [snapshotTaken(), requested(), approved(), attemptStarted()];
const arrived = [...open, attemptSucceeded(), delivered()];
/** Of {@link delivered}. */
const DELIVERED_AT = Date.parse('2026-11-23T10:00:00.000Z');

const byBuyer =
  (resubmissionId = 'r1') =>
  (history: OrderHistory) =>
    confirmReceipt(history, { resubmissionId, by: 'buyer' });
const after = (ms: number) => (history: OrderHistory) =>
  confirmReceipt(history, { resubmissionId: 'r1', by: 'automatic', now: DELIVERED_AT + ms, wait: HOUR });

const confirmedBy = (by: string) => [
  { type: 'ReceiptConfirmed', data: { resubmissionId: 'r1', by, countedFrom: undefined } } as const,
  { type: 'ResubmissionClosed', data: { resubmissionId: 'r1' } } as const,
];

describe('the receipt', () => {
  it('closes the resubmission, confirmed by the buyer at any time or by itself once its time is over', () => {
    given(...arrived)
      .when(byBuyer())
      .then(...confirmedBy('buyer'));
    given(...arrived)
      .when(after(HOUR))
      .then(...confirmedBy('automatic'));
    given(...arrived)
      .when(after(HOUR - 1))
      .thenNothing();
  });

  it.each([
    ['the buyer', byBuyer()],
    ['its time', after(HOUR)],
  ])('is confirmed once: %s comes too late and changes nothing', (_, confirm) => {
    given(...arrived, closed())
      .when(confirm)
      .thenNothing();
  });

  it('of what has not been delivered is refused to a person, and let be by a timer', () => {
    for (const events of [
      [],
      [snapshotTaken(), requested()],
      open,
      [snapshotTaken(), requested(), rejected()],
    ]) {
      given(...events)
        .when(byBuyer())
        .thenRefused('not-delivered');
      given(...events)
        .when(after(HOUR))
        .thenNothing();
    }
  });

  it('of another resubmission says nothing about this one', () => {
    given(...arrived)
      .when(byBuyer('r2'))
      .thenRefused('not-delivered');
  });
});

describe('the receipt of an order whose goods and money contradict each other', () => {
  const known = { ordered: 1, byShop: 1, byUs: 1 };
  const over = told('delivered', 70, { quantity: 1 });
  const inConflict: GivenEvent[] = [
    recordTaken(paidOrder()),
    ...[requested(), approved(), attemptStarted(), attemptSucceeded(), delivered()],
    moreTold(over),
  ];
  const found: GivenEvent = {
    type: 'OrderConflictFound',
    data: { conflict: { code: 'over-delivered', known } },
  };
  const endedAt = new Date(DELIVERED_AT + 5 * HOUR).toISOString();
  const ended = (by: 'person' | 'taken-back'): GivenEvent => ({
    type: 'OrderConflictClosed',
    data: { code: 'over-delivered', known, by },
    metadata: { occurredAt: endedAt },
  });

  it('does not confirm itself, also before the contradiction is recorded; the buyer may confirm it', () => {
    for (const events of [inConflict, [...inConflict, found]]) {
      given(...events)
        .when(after(100 * HOUR))
        .thenNothing();
      given(...events)
        .when(byBuyer())
        .then(...confirmedBy('buyer'));
    }
  });

  it('has its whole time once a person has closed it, and says from when it counted', () => {
    const settled = [...inConflict, found, ended('person')];
    given(...settled)
      .when(after(6 * HOUR - 1))
      .thenNothing();
    given(...settled)
      .when(after(6 * HOUR))
      .then(
        { type: 'ReceiptConfirmed', data: { resubmissionId: 'r1', by: 'automatic', countedFrom: endedAt } },
        { type: 'ResubmissionClosed' },
      );
  });

  it('has its whole time once what caused it was taken back', () => {
    const back = moreTold(told('corrected', 80, { reason: 'another order', withdraws: [over] }));
    const settled = [...inConflict, found, back, ended('taken-back')];
    given(...settled)
      .when(after(5.5 * HOUR))
      .thenNothing();
    given(...settled)
      .when(after(6 * HOUR))
      .then({ type: 'ReceiptConfirmed', data: { countedFrom: endedAt } }, { type: 'ResubmissionClosed' });
  });

  it('waits again where it comes up with other values', () => {
    const more = moreTold(told('delivered', 90, { quantity: 1, deliveryId: 'd2' }));
    given(...inConflict, found, ended('person'), more)
      .when(after(100 * HOUR))
      .thenNothing();
  });
});
