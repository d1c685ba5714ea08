import type { RecordedEvent } from '@bujiao/event-store';
import {
  approved,
  delivered,
  METADATA,
  recordTaken,
  rejected,
  requested,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { newestProgress } from './newest-progress.js';

const stream = (...events: readonly GivenEvent[]): RecordedEvent[] =>
  events.map(({ type, data, metadata }, revision) => ({
    type,
    data,
    revision,
    metadata: { ...METADATA, ...metadata },
  })) as unknown as RecordedEvent[];

describe('the progress of the newest resubmission', () => {
  it('is none of an order that nobody resubmitted', () => {
    expect(newestProgress('O1', stream(recordTaken([])))).toBeUndefined();
  });

  it('is that of a new request, not the refusal before it', () => {
    const events = stream(recordTaken([]), requested(), rejected(), requested({ resubmissionId: 'r2' }));
    expect(newestProgress('O1', events)).toMatchObject({
      resubmissionId: 'r2',
      stage: 'verifying',
      outcome: null,
      revision: 3,
    });
  });

  it('moves with its events', () => {
    const events = stream(recordTaken([]), requested(), approved(), delivered());
    expect(newestProgress('O1', events)).toMatchObject({ stage: 'delivered', revision: 3 });
    expect(newestProgress('O1', events)?.deliveredAt).toEqual(new Date(METADATA.occurredAt));
  });
});
