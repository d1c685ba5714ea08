import type { OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptUnknown,
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

describe('what a person found out', () => {
  it.each(['delivered', 'not-delivered'] as const)('%s settles the attempt that was open', (resolution) => {
    given(...unknown)
      .when(resolve(resolution))
      .then({ type: 'ManualWorkResolved', data: { attemptId: 'a1', resolution, note: 'by phone' } });
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
