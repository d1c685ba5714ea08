import type { ConflictAction, ConflictCode, OrderEvent } from '@bujiao/contracts';
import {
  Refused,
  safeActionsOf,
  sameConflict,
  type OrderHistory,
  type RecordedConflict,
} from '@bujiao/order-history';

export interface CloseConflict {
  readonly code: ConflictCode;
  readonly action: ConflictAction;
  readonly note: string;
}

const LAST = -1;

/** Closes the contradiction with the values that it has now. Closed already in the same way: nothing to do. */
export function closeConflict(
  history: OrderHistory,
  { code, action, note }: CloseConflict,
): readonly OrderEvent[] {
  const open = history.conflicts.filter((c) => c.code === code && !c.closed).at(LAST);
  if (!open) {
    if (wasClosedSo(history, code, action)) return [];
    throw noSuchConflict();
  }
  if (!safeActionsOf(code).includes(action)) throw actionNotSafe();
  return [{ type: 'OrderConflictClosed', data: { code, known: open.known, by: 'person', action, note } }];
}

export const actionNotSafe = (): Refused =>
  new Refused('action-not-safe', {
    zh: '该项冲突不能以此方式关闭，可用方式见列表。',
    en: 'This contradiction cannot be closed in that way; its list of actions has the ways.',
  });

export const noSuchConflict = (): Refused =>
  new Refused('no-such-conflict', {
    zh: '该订单没有此项待处理的冲突。',
    en: 'The order has no such open contradiction.',
  });

const wasClosedSo = ({ conflicts }: OrderHistory, code: ConflictCode, action: ConflictAction): boolean =>
  conflicts.filter((c) => c.code === code).at(LAST)?.closed?.action === action;

/** Contradictions that wait for a person, newest values only. */
export const openConflicts = ({ conflicts }: OrderHistory): readonly RecordedConflict[] =>
  conflicts.filter(
    (c, i) => !c.closed && !conflicts.slice(i + 1).some((later) => !later.closed && sameConflict(c, later)),
  );
