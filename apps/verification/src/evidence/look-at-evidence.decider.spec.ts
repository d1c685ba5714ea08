import type { Actor, OrderEvent } from '@bujiao/contracts';
import { evolve, type OrderHistory } from '@bujiao/order-history';
import { FAILED, historyOf, requested, snapshotTaken, type GivenEvent } from '@bujiao/order-history/testing';
import { LOOK_LASTS, lookAtEvidence } from './look-at-evidence.decider.js';

const added = (evidenceId: string, mark: string): GivenEvent => ({
  type: 'EvidenceAdded',
  data: { resubmissionId: 'r1', evidenceId, mark, kind: 'png', bytes: 1 },
});
const BEFORE = historyOf(snapshotTaken(FAILED), requested(), added('e1', 'm1'), added('e2', 'm2'));
const LI: Actor = { kind: 'person', id: 'li', role: 'reviewer' };
const NOW = Date.parse('2026-11-23T10:00:00.000Z');

interface Look {
  readonly reader?: Actor;
  readonly evidenceId?: string;
  readonly now?: number;
}
const look = (
  history: OrderHistory,
  { reader = LI, evidenceId = 'e1', now = NOW }: Look = {},
): readonly OrderEvent[] => lookAtEvidence(history, { resubmissionId: 'r1', evidenceId, reader, now });

function looked(history: OrderHistory, { reader = LI, ...rest }: Look = {}): OrderHistory {
  const metadata = {
    ...{ causationId: 'c', correlationId: 'r1', schemaVersion: 1, actor: reader },
    occurredAt: new Date(rest.now ?? NOW).toISOString(),
  };
  return look(history, { reader, ...rest }).reduce(
    (state, event) => evolve(state, { ...event, metadata }),
    history,
  );
}

it('the look of a member of staff is recorded with the mark of the content, and with nothing of it', () => {
  expect(look(BEFORE)).toEqual([
    { type: 'EvidenceLookedAt', data: { resubmissionId: 'r1', evidenceId: 'e1', mark: 'm1' } },
  ]);
});

it('the same person and content within a quarter of an hour is the same look', () => {
  const after = looked(BEFORE);
  expect(look(after, { now: NOW + LOOK_LASTS - 1 })).toEqual([]);
  expect(look(after, { now: NOW + LOOK_LASTS })).toHaveLength(1);
  // A clock that was put back.
  expect(look(after, { now: NOW - 5_000 })).toEqual([]);
});

it('looking again does not make the look last longer', () => {
  let history = looked(BEFORE);
  history = looked(history, { now: NOW + LOOK_LASTS / 2 });
  expect(look(history, { now: NOW + LOOK_LASTS })).toHaveLength(1);
});

it.each<[string, Look]>([
  ['person', { reader: { ...LI, id: 'kim' } }],
  ['role', { reader: { ...LI, role: 'after-sales' } }],
  ['content', { evidenceId: 'e2' }],
])('another %s is another look', (_, other) => {
  expect(look(looked(BEFORE), other)).toHaveLength(1);
});

it('a look at what the order does not have is none', () => {
  expect(look(BEFORE, { evidenceId: 'e9' })).toEqual([]);
});
