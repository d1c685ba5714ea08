import type { RecordedEvent } from '@bujiao/event-store';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  attemptUnknown,
  delivered,
  METADATA,
  paidOrder,
  recordTaken,
  requested,
  told,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { changesOf } from './changes.js';

const recorded = (...events: readonly GivenEvent[]): RecordedEvent[] =>
  events.map(
    ({ type, data, metadata }, revision) =>
      ({ type, data, revision, metadata: { ...METADATA, ...metadata } }) as unknown as RecordedEvent,
  );

const said = (...events: readonly GivenEvent[]): string[][] =>
  changesOf(recorded(...events)).map((changes) =>
    changes.map(({ name, before, after }) => `${name.zh}: ${before?.zh ?? '—'} → ${after.zh}`),
  );

test('each event says what it changed, before and after; one that changed nothing says nothing', () => {
  const order = recordTaken([...paidOrder(), told('delivery-failed', 2, {})], { quantity: 2 });
  expect(
    said(
      order,
      requested(),
      approved(),
      attemptStarted({ quantity: 2 }),
      attemptUnknown(),
      attemptUnknown({ queryNo: 2 }),
      attemptSucceeded({ quantity: 2 }),
      delivered(),
    ),
  ).toEqual([
    ['订单: — → 发货失败'],
    ['补交: — → 核验中'],
    ['补交: 核验中 → 补单中'],
    ['未定: 0 件 → 2 件'],
    [],
    [],
    ['已发: 0 件 → 2 件', '未定: 2 件 → 0 件'],
    ['补交: 补单中 → 已发货'],
  ]);
});
