import { expect, test } from '@jest/globals';
import { flowOf, type FlowRow } from './flow.js';

const row = (change: Partial<FlowRow>): FlowRow => ({
  stage: 'resubmitting',
  outcome: null,
  count: 1,
  oldest: new Date('2026-11-28T10:00:00Z'),
  recent: 0,
  requested: 0,
  delivered: 0,
  ...change,
});

test('what waits in a stage is neither ended nor counted twice; who waits for a person is among it', () => {
  const { stages } = flowOf([
    row({ count: 7, oldest: new Date('2026-11-28T10:00:00Z') }),
    row({ count: 2, outcome: 'waiting-for-human', oldest: new Date('2026-11-28T09:00:00Z') }),
    row({ count: 5, outcome: 'failed', oldest: new Date('2026-11-28T08:00:00Z') }),
  ]);
  expect(stages).toEqual([
    { stage: 'requested', waiting: 0, withPerson: 0 },
    { stage: 'verifying', waiting: 0, withPerson: 0 },
    { stage: 'resubmitting', waiting: 9, withPerson: 2, oldestSince: '2026-11-28T09:00:00.000Z' },
    { stage: 'delivered', waiting: 0, withPerson: 0 },
  ]);
});

test('in and out are counted within the window, whatever stage they are in now', () => {
  const flow = flowOf([
    row({ requested: 3 }),
    row({ stage: 'completed', outcome: 'closed', recent: 4, requested: 2, delivered: 6 }),
    row({ stage: 'verifying', outcome: 'rejected', recent: 1, requested: 1 }),
  ]);
  expect(flow).toMatchObject({ requested: 6, delivered: 6, completed: 4, refused: 1 });
});
