import type { OrderEvent } from '@bujiao/contracts';
import { findConflicts, sameConflict, type OrderHistory } from '@bujiao/order-history';

/**
 * What the history does not say yet of the contradictions in it: those that came up, and the end of those that were taken back.
 * One that a person closed comes up again only with other values. Nothing where all of it was said.
 */
export function watchConflicts(history: OrderHistory): readonly OrderEvent[] {
  const found = findConflicts(history);
  const open = history.conflicts.filter((c) => !c.closed);
  const takenBack = open.filter((c) => !found.some((f) => sameConflict(f, c)));
  const fresh = found.filter(
    (f) => !history.conflicts.some((c) => sameConflict(c, f) && c.closed?.by !== 'taken-back'),
  );
  return [
    ...takenBack.map(({ code, known }): OrderEvent => ({
      type: 'OrderConflictClosed',
      data: { code, known, by: 'taken-back' },
    })),
    ...fresh.map((conflict): OrderEvent => ({ type: 'OrderConflictFound', data: { conflict } })),
  ];
}
