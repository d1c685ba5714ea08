import { createHash } from 'node:crypto';
import type { Marks } from './change-feed.js';

/** Characters of a digest: two states of one view share theirs once in 2^36. */
const LENGTH = 6;

const digestOf = (mark: string): string =>
  createHash('sha256').update(mark).digest('base64url').slice(0, LENGTH);

/** The id of an event that tells of these marks. It names no state, so that any process resumes after it. */
export const idOfMarks = (marks: Marks): string =>
  Object.keys(marks)
    .sort()
    .map((view) => digestOf(marks[view] ?? ''))
    .join('.');

/** Views whose marks differ from those of the id; all of them where the id is of another version. Sorted. */
export function changedSince(id: string, marks: Marks): readonly string[] {
  const views = Object.keys(marks).sort();
  const seen = id.split('.');
  const now = idOfMarks(marks).split('.');
  return seen.length === now.length ? views.filter((_, i) => seen[i] !== now[i]) : views;
}
