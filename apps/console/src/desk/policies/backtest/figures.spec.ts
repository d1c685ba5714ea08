import { expect, it } from '@jest/globals';
import type { TurnedOut, Verdict } from '../../../api/backtests.js';
import { partsOf, perDay, reasonsOf, share, wayOf } from './figures.js';

const turnedOut = (good: number, bad: number, unknown: number): TurnedOut => ({
  good: { decisions: good, amount: 0 },
  bad: { decisions: bad, amount: 0 },
  unknown: { decisions: unknown, amount: 0 },
});

it('says which way a decision moves', () => {
  expect(wayOf('human', 'straight-through')).toBe('looser');
  expect(wayOf('straight-through', 'refuse')).toBe('stricter');
  expect(wayOf('human', 'human')).toBe('same');
});

it('writes figures with at most one digit after the point', () => {
  expect([perDay(84), perDay(83.96), perDay(0.04), share(21, 1_000), share(0, 0)]).toEqual([
    '84',
    '84',
    '0',
    '2.1%',
    '0%',
  ]);
});

it('draws nothing where nothing changed, and all of the bar otherwise', () => {
  expect(partsOf(turnedOut(0, 0, 0), 100)).toEqual([0, 0, 0]);
  expect(partsOf(turnedOut(1, 1, 2), 100)).toEqual([25, 25, 50]);
});

it('names the rule that stood against it, else the factors', () => {
  const factors: Verdict['factors'] = [{ factor: 'disputes', points: 50, sentence: { zh: '', en: '' } }];
  expect(reasonsOf({ outcome: 'refuse', code: 'outside-window', factors })).toEqual(['outside-window']);
  expect(reasonsOf({ outcome: 'refuse', code: 'declined', factors })).toEqual(['disputes +50']);
  expect(reasonsOf({ outcome: 'straight-through', factors: [] })).toEqual([]);
});
