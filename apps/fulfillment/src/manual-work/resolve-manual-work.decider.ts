import type { ManualWorkReason, OrderEvent } from '@bujiao/contracts';
import {
  findResubmission,
  Refused,
  unsettledAttempt,
  type Attempt,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { failResubmission } from '../delivery/fail-resubmission.decider.js';

export interface ResolveManualWork {
  readonly resubmissionId: string;
  /**
   * What the person found out. `delivered`: the open attempt did deliver. `not-delivered`: it did not and never will, or nothing
   * is open; delivery goes on. `give-up`: the resubmission ends; an attempt that is still open keeps its units for ever.
   */
  readonly resolution: 'delivered' | 'not-delivered' | 'give-up';
  /** With `delivered`: units that reached the buyer; needed where nobody else could tell. @default all of the attempt */
  readonly quantity?: number;
  /** What it rests on. */
  readonly reason?: ManualWorkReason;
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
  { resubmissionId, resolution, reason, note, quantity }: ResolveManualWork,
): readonly OrderEvent[] {
  const attempt = unsettledAttempt(resubmission);
  if (resolution === 'delivered' && !attempt) throw nothingOpen();
  const base = { resubmissionId, resolution, ...(reason && { reason }), note };
  const data = { ...base, ...(attempt && { attemptId: attempt.attemptId }) };
  const resolved: OrderEvent = { type: 'ManualWorkResolved', data };
  if (resolution === 'give-up') return [resolved, failResubmission(resubmissionId, 'given-up')];
  return resolution === 'delivered' && attempt
    ? [...countedBy(resubmissionId, attempt, quantity), resolved]
    : [resolved];
}

/** Where units were told, or have to be: the delivery with its units. */
function countedBy(
  resubmissionId: string,
  { attemptId, quantity: most, unitsUnknown }: Attempt,
  quantity?: number,
): readonly OrderEvent[] {
  if (quantity === undefined && unitsUnknown && most > 1) throw unitsNeeded(most);
  if (quantity !== undefined && quantity > most && !unitsUnknown) throw tooMany(most);
  return quantity === undefined
    ? []
    : [{ type: 'DeliveryAttemptSucceeded', data: { resubmissionId, attemptId, quantity } }];
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
export const unitsNeeded = (most: number): Refused =>
  new Refused(
    'units-needed',
    {
      zh: `请填写实际到货数量（最多 ${most}）。`,
      en: `Say how many units were delivered; ${most} at most count for this order.`,
    },
    { most },
  );
const tooMany = (most: number): Refused =>
  new Refused('too-many-units', {
    zh: `该次发货最多 ${most} 件。`,
    en: `This delivery was for ${most} units at most.`,
  });
