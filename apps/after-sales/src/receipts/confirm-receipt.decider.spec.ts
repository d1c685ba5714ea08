import type { OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  closed,
  delivered,
  given,
  rejected,
  requested,
  snapshotTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { confirmReceipt, type ConfirmReceipt } from './confirm-receipt.decider.js';

const open: GivenEvent[] = [snapshotTaken(), requested(), approved(), attemptStarted()];
const arrived = [...open, attemptSucceeded(), delivered()];
const confirm =
  (by: ConfirmReceipt['by'], resubmissionId = 'r1') =>
  (history: OrderHistory) =>
    confirmReceipt(history, { resubmissionId, by });

describe('the receipt', () => {
  it.each(['buyer', 'automatic'] as const)('closes the resubmission, confirmed by %s', (by) => {
    given(...arrived)
      .when(confirm(by))
      .then(
        { type: 'ReceiptConfirmed', data: { resubmissionId: 'r1', by } },
        { type: 'ResubmissionClosed', data: { resubmissionId: 'r1' } },
      );
  });

  it.each(['buyer', 'automatic'] as const)(
    'is confirmed once: %s comes too late and changes nothing',
    (by) => {
      given(...arrived, closed())
        .when(confirm(by))
        .thenNothing();
    },
  );

  it('of what has not been delivered is refused to a person, and let be by a timer', () => {
    for (const events of [
      [],
      [snapshotTaken(), requested()],
      open,
      [snapshotTaken(), requested(), rejected()],
    ]) {
      given(...events)
        .when(confirm('buyer'))
        .thenRefused('not-delivered');
      given(...events)
        .when(confirm('automatic'))
        .thenNothing();
    }
  });

  it('of another resubmission says nothing about this one', () => {
    given(...arrived)
      .when(confirm('buyer', 'r2'))
      .thenRefused('not-delivered');
  });
});
