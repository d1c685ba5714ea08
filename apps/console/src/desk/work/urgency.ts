export type Urgency = 'overdue' | 'soon' | 'later';

const SOON_MS = 30 * 60_000;

/** @param now ms since the epoch */
export function urgencyOf(deadline: string, now: number): Urgency {
  const left = Date.parse(deadline) - now;
  if (left < 0) return 'overdue';
  return left <= SOON_MS ? 'soon' : 'later';
}

export function countUrgent(
  rows: readonly { readonly deadline: string }[],
  now: number,
): Record<Urgency, number> {
  const counts: Record<Urgency, number> = { overdue: 0, soon: 0, later: 0 };
  for (const { deadline } of rows) counts[urgencyOf(deadline, now)] += 1;
  return counts;
}
