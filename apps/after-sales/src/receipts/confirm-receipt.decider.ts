import type { OrderEvent } from '@bujiao/contracts';
import {
  findResubmission,
  receiptDue,
  Refused,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';

export type ConfirmReceipt = { readonly resubmissionId: string } & (
  | { readonly by: 'buyer' }
  /** `now`: ms since the epoch. `wait`: ms after which a receipt confirms itself. */
  | { readonly by: 'automatic'; readonly now: number; readonly wait: number }
);

export const notDelivered = (status: string): Refused =>
  new Refused(
    'not-delivered',
    { zh: '商品尚未发货，暂不能确认收货。', en: 'The goods have not been delivered yet.' },
    { status },
  );

/**
 * Confirms the receipt and closes the resubmission. Confirmed already: nothing to do. Not delivered yet: refused. By itself only once its
 * time is over and goods and money do not contradict each other; a buyer may confirm all the same.
 */
export function confirmReceipt(history: OrderHistory, command: ConfirmReceipt): readonly OrderEvent[] {
  const { resubmissionId } = command;
  const resubmission = findResubmission(history, resubmissionId);
  if (resubmission?.status === 'closed') return [];
  if (command.by === 'automatic') return confirmByTime(history, resubmission, command);
  if (resubmission?.status !== 'delivered') throw notDelivered(resubmission?.status ?? 'unknown');
  return confirmed(resubmissionId, { by: 'buyer' });
}

function confirmByTime(
  history: OrderHistory,
  resubmission: Resubmission | undefined,
  { now, wait }: { readonly now: number; readonly wait: number },
): readonly OrderEvent[] {
  const due = receiptDue(history, resubmission, wait);
  if (!resubmission || !due || due.inConflict || now < due.at) return [];
  const { countedFrom } = due;
  return confirmed(resubmission.resubmissionId, {
    by: 'automatic',
    ...(countedFrom !== undefined && { countedFrom }),
  });
}

const confirmed = (
  resubmissionId: string,
  how: { readonly by: 'buyer' | 'automatic'; readonly countedFrom?: string },
): readonly OrderEvent[] => [
  { type: 'ReceiptConfirmed', data: { resubmissionId, ...how } },
  { type: 'ResubmissionClosed', data: { resubmissionId } },
];
