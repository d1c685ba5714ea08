import type { OrderEvent } from '@bujiao/contracts';
import {
  findResubmission,
  Refused,
  unsettledAttempt,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { failResubmission } from '../delivery/settle-attempt.decider.js';

export interface ResolveManualWork {
  readonly resubmissionId: string;
  /**
   * What the person found out. `delivered`: the open attempt did deliver. `not-delivered`: it did not and never will, or nothing
   * is open; delivery goes on. `give-up`: the resubmission ends; an attempt that is still open keeps its units for ever.
   */
  readonly resolution: 'delivered' | 'not-delivered' | 'give-up';
  readonly note: string;
  /** Identifies the request: the same one again decides nothing. */
  readonly causationId: string;
}

/** Records what a person decided about a resubmission that waits for one. */
export function resolveManualWork(history: OrderHistory, command: ResolveManualWork): readonly OrderEvent[] {
  const resubmission = findResubmission(history, command.resubmissionId);
  if (resubmission?.resolvedBy === command.causationId) return [];
  if (resubmission?.status !== 'waiting-for-human') throw notWaiting();
  return resolutionEvents(resubmission, command);
}

function resolutionEvents(
  resubmission: Resubmission,
  { resubmissionId, resolution, note }: ResolveManualWork,
): readonly OrderEvent[] {
  const attemptId = unsettledAttempt(resubmission)?.attemptId;
  if (resolution === 'delivered' && !attemptId) throw nothingOpen();
  const data = { resubmissionId, resolution, note, ...(attemptId && { attemptId }) };
  const resolved: OrderEvent = { type: 'ManualWorkResolved', data };
  return resolution === 'give-up' ? [resolved, failResubmission(resubmissionId, 'given-up')] : [resolved];
}

export const notWaiting = (): Refused =>
  new Refused('not-waiting', {
    zh: '该补交当前无需人工处理。',
    en: 'This resubmission does not wait for a person.',
  });
export const nothingOpen = (): Refused =>
  new Refused('nothing-open', {
    zh: '没有待确认的发货记录。',
    en: 'No attempt is open that could have delivered.',
  });
