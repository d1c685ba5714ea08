import { expect, test } from '@jest/globals';
import { coalesced } from './coalesced.js';
import { queriesOf, streamOf } from './views.js';

test('a page has the stream of its list, where the role may open it', () => {
  expect(streamOf('/desk/ops', 'ops')).toBe('/ops/changes');
  expect(streamOf('/desk/ops/jobs/r-1', 'ops')).toBe('/ops/changes');
  expect(streamOf('/desk/ops/jobs', 'after-sales')).toBeUndefined();
  expect(streamOf('/desk/work', 'after-sales')).toBe('/manual-work/changes');
  expect(streamOf('/desk/conflicts', 'after-sales')).toBe('/conflicts/changes');
  expect(streamOf('/desk/reviews', 'reviewer')).toBe('/reviews/changes');
  expect(streamOf('/desk/ops/rejected', 'ops')).toBe('/order-events/rejected/changes');
  expect(streamOf('/desk/policies/v1/backtests/r-1', 'finance')).toBe('/policies/changes');
  expect(streamOf('/desk/policies', 'merchant')).toBeUndefined();
  expect(streamOf('/desk/worklist', 'after-sales')).toBeUndefined();
  expect(streamOf('/desk/orders', undefined)).toBeUndefined();
});

test('each query of the views is read again once; a view of a later version is none', () => {
  expect(queriesOf(['dead-letters', 'consumers', 'of-later'])).toEqual(['dead-letters', 'ops-state', 'lag']);
});

test('what is asked for while it runs is done once more after it, and not at the same time', async () => {
  const ends: (() => void)[] = [];
  const runs: string[] = [];
  const again = coalesced((key) => {
    runs.push(key);
    return new Promise<void>((resolve) => ends.push(resolve));
  });
  const first = again('lag');
  const others = [again('lag'), again('lag'), again('jobs')];
  expect(runs).toEqual(['lag', 'jobs']);
  for (const end of ends.splice(0)) end();
  await Promise.all(others);
  while (ends.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(runs).toEqual(['lag', 'jobs', 'lag']);
  for (const end of ends.splice(0)) end();
  await first;
  expect(runs).toHaveLength(3);
});

test('a failure does not keep the next one from running', async () => {
  let runs = 0;
  const again = coalesced(() => ((runs += 1) === 1 ? Promise.reject(new Error('away')) : Promise.resolve()));
  await expect(again('lag')).rejects.toThrow('away');
  await again('lag');
  expect(runs).toBe(2);
});
