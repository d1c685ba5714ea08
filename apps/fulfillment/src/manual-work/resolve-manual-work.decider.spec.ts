import type { OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptUnknown,
  FAILED,
  failedForGood,
  given,
  manualWorkRequested,
  manualWorkResolved,
  requested,
  snapshotTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { resolveManualWork, type ResolveManualWork } from './resolve-manual-work.decider.js';

const open: GivenEvent[] = [snapshotTaken(), requested(), approved(), attemptStarted()];
const unknown = [...open, attemptUnknown(), manualWorkRequested({ attemptId: 'a1' })];
const outOfStock = [
  ...open,
  attemptFailed({ code: 'out-of-stock' }),
  manualWorkRequested({ code: 'out-of-stock' }),
];
const resolve =
  (resolution: ResolveManualWork['resolution'], causationId = 'q1') =>
  (history: OrderHistory) =>
    resolveManualWork(history, { resubmissionId: 'r1', resolution, note: 'by phone', causationId });
const delivered = (quantity?: number) => (history: OrderHistory) =>
  resolveManualWork(history, {
    resubmissionId: 'r1',
    resolution: 'delivered',
    note: 'by phone',
    causationId: 'q1',
    ...(quantity !== undefined && { quantity }),
  });

describe('what a person found out', () => {
  it.each(['delivered', 'not-delivered'] as const)('%s settles the attempt that was open', (resolution) => {
    given(...unknown)
      .when(resolve(resolution))
      .then({ type: 'ManualWorkResolved', data: { attemptId: 'a1', resolution, note: 'by phone' } });
  });

  it('may be that fewer units were delivered than were ordered', () => {
    const three = attemptStarted({ attemptId: 'a1', quantity: 3 });
    const waiting = [
      snapshotTaken(FAILED, { quantity: 3 }),
      requested(),
      approved(),
      three,
      manualWorkRequested({ attemptId: 'a1' }),
    ];
    given(...waiting)
      .when(delivered(2))
      .then(
        { type: 'DeliveryAttemptSucceeded', data: { attemptId: 'a1', quantity: 2 } },
        { type: 'ManualWorkResolved', data: { resolution: 'delivered', attemptId: 'a1' } },
      );
    given(...waiting)
      .when(delivered(4))
      .thenRefused('too-many-units');
  });

  it('has to name the units where nobody else could tell them', () => {
    const unknownUnits = [
      snapshotTaken(FAILED, { quantity: 3 }),
      requested(),
      approved(),
      attemptStarted({ quantity: 3, adopted: true, unitsUnknown: true }),
      manualWorkRequested({ attemptId: 'a1', code: 'units-unknown' }),
    ];
    given(...unknownUnits)
      .when(delivered())
      .thenRefused('units-needed');
    given(...unknownUnits)
      .when(delivered(1))
      .then({ type: 'DeliveryAttemptSucceeded', data: { quantity: 1 } }, { type: 'ManualWorkResolved' });
  });

  it('lets delivery go on where nothing was open', () => {
    given(...outOfStock)
      .when(resolve('not-delivered'))
      .then({ type: 'ManualWorkResolved', data: { attemptId: undefined } });
  });

  it('cannot be a delivery that nobody attempted', () => {
    given(...outOfStock)
      .when(resolve('delivered'))
      .thenRefused('nothing-open');
  });

  it('may be that it is to be given up: the buyer is told', () => {
    given(...unknown)
      .when(resolve('give-up'))
      .then({ type: 'ManualWorkResolved' }, { type: 'ResubmissionFailed', data: { code: 'given-up' } });
  });

  it('is recorded once: the same request again decides nothing', () => {
    const resolved = { ...manualWorkResolved({ attemptId: 'a1' }), metadata: { causationId: 'q1' } };
    given(...unknown, resolved)
      .when(resolve('not-delivered'))
      .thenNothing();
    given(...unknown, resolved, failedForGood())
      .when(resolve('give-up'))
      .thenNothing();
    given(...unknown, resolved)
      .when(resolve('delivered', 'q2'))
      .thenRefused('not-waiting');
  });

  it('is asked for first', () => {
    given(...open)
      .when(resolve('delivered'))
      .thenRefused('not-waiting');
    given(snapshotTaken()).when(resolve('give-up')).thenRefused('not-waiting');
  });
});
