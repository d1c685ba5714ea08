import type { Actor } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';
import {
  approved,
  delivered,
  METADATA,
  requested,
  snapshotTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { measuresOf } from './measures.js';

const BUYER: Actor = { kind: 'person', id: 'B1', role: 'buyer' };
const MACHINE: Actor = { kind: 'system', id: 'verification' };
const by = (event: GivenEvent, actor: Actor, causationId: string, at = '10:00:00.000'): RecordedEvent =>
  ({
    ...event,
    metadata: { ...METADATA, actor, causationId, occurredAt: `2026-11-23T${at}Z` },
  }) as unknown as RecordedEvent;
const receipt = [
  by({ type: 'ReceiptConfirmed', data: { resubmissionId: 'r1', by: 'buyer' } }, BUYER, 'receipt'),
  by({ type: 'ResubmissionClosed', data: { resubmissionId: 'r1' } }, BUYER, 'receipt'),
];

describe('what a resubmission asked of people', () => {
  it('is one step, no field and less than a second for one click', () => {
    const events = [
      by(snapshotTaken(), BUYER, 'click'),
      by(requested(), BUYER, 'click'),
      by(approved(), MACHINE, 'e1'),
      by(delivered(), MACHINE, 'e2', '10:00:00.250'),
    ];
    expect(measuresOf(events)).toEqual([
      { resubmissionId: 'r1', steps: 1, fieldsTyped: 0, secondsToDelivery: 0.25 },
    ]);
  });

  it('counts an act of a person once, however many events it made', () => {
    expect(measuresOf([by(requested(), BUYER, 'click'), ...receipt])).toMatchObject([{ steps: 2 }]);
  });

  it('counts fields as they were typed, and no time before the delivery', () => {
    expect(measuresOf([by(requested({ fieldsTyped: 3 }), BUYER, 'form')])).toEqual([
      { resubmissionId: 'r1', steps: 1, fieldsTyped: 3 },
    ]);
  });

  it('is told for each resubmission by itself', () => {
    const second = { ...by(requested({ resubmissionId: 'r2' }), BUYER, 'again') };
    const events = [
      by(requested(), BUYER, 'click'),
      { ...second, metadata: { ...second.metadata, correlationId: 'r2' } },
    ];
    expect(measuresOf(events).map(({ resubmissionId, steps }) => [resubmissionId, steps])).toEqual([
      ['r1', 1],
      ['r2', 1],
    ]);
  });

  it('is nothing where nothing was asked for', () => {
    expect(measuresOf([by(snapshotTaken(), BUYER, 'x')])).toEqual([]);
  });
});
