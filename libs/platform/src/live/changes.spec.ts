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
  await waitUntil(() => first.length >= 2);
  for (const end of ends) end();
  // One look serves both.
  expect(second.at(-1)).toEqual(first.at(-1));
  const seen = first.length;
  const later: Marks[] = [];
  const end = feed.watch((marks) => later.push(marks));
  await waitUntil(() => later.length > 0);
  end();
  expect(first).toHaveLength(seen);
});

it('who comes while others watch gets the marks of that moment, and not those of the next look', async () => {
  let reads = 0;
  const feed = new ChangeFeed({ read: () => Promise.resolve({ n: String(++reads) }), onTrouble: fail });
  const [first, second]: [Marks[], Marks[]] = [[], []];
  const ends = [feed.watch((marks) => first.push(marks))];
  await waitUntil(() => first.length > 0);
  const [readsBefore, seenBefore] = [reads, first.length];
  ends.push(feed.watch((marks) => second.push(marks)));
  // The read that its coming leads to, before any timer.
  for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
  expect(second).toEqual([{ n: String(readsBefore + 1) }]);
  expect(first).toHaveLength(seenBefore);
  for (const end of ends) end();
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
