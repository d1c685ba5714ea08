import { waitUntil } from '@bujiao/testing';
import { ChangeFeed, type Marks } from './change-feed.js';
import { changedSince, idOfMarks } from './seen-marks.js';

describe('the id of an event', () => {
  const marks = { jobs: '17', 'dead-letters': '4/2026-11-28' };

  it('names what changed since it, and nothing of what did not', () => {
    const id = idOfMarks(marks);
    expect(changedSince(id, marks)).toEqual([]);
    expect(changedSince(id, { ...marks, jobs: '18' })).toEqual(['jobs']);
  });

  it('of another version, or of nobody, names every view', () => {
    expect(changedSince('aaaaaa', marks)).toEqual(['dead-letters', 'jobs']);
    expect(changedSince('', { ...marks, more: '1' })).toEqual(['dead-letters', 'jobs', 'more']);
  });

  it('fits the header that brings it back, with nine views, and holds nothing of the marks', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`view-${i}`, 'secret']));
    expect(idOfMarks(many)).toMatch(/^[\w.-]{1,64}$/);
    expect(idOfMarks(many)).not.toContain('secret');
  });
});

it('looks only while somebody watches', async () => {
  let looks = 0;
  const feed = new ChangeFeed({ read: () => Promise.resolve({ n: String(++looks) }), onTrouble: fail });
  const [first, second]: [Marks[], Marks[]] = [[], []];
  const ends = [feed.watch((marks) => first.push(marks)), feed.watch((marks) => second.push(marks))];
  await waitUntil(() => second.length >= 2);
  for (const end of ends) end();
  // One look serves both.
  expect(first).toEqual(second);
  const seen = first.length;
  const later: Marks[] = [];
  const end = feed.watch((marks) => later.push(marks));
  await waitUntil(() => later.length > 0);
  end();
  expect(first).toHaveLength(seen);
});

it('a failed look is reported once, and the next that works is told', async () => {
  const troubles: unknown[] = [];
  let asked = 0;
  const feed = new ChangeFeed({
    read: () => ((asked += 1) < 3 ? Promise.reject(new Error('away')) : Promise.resolve({ n: '1' })),
    onTrouble: (error) => troubles.push(error),
  });
  const seen: Marks[] = [];
  const end = feed.watch((marks) => seen.push(marks));
  await waitUntil(() => seen.length > 0);
  end();
  expect(troubles).toHaveLength(1);
});

function fail(error: unknown): never {
  throw error;
}
