import type { OrderEvent } from '@bujiao/contracts';
import { findResubmission, Refused, type OrderHistory } from '@bujiao/order-history';

export interface ConfirmReceipt {
  readonly resubmissionId: string;
  readonly by: 'buyer' | 'automatic';
}

export const notDelivered = (status: string): Refused =>
  new Refused(
    'not-delivered',
    { zh: '商品尚未发货，暂不能确认收货。', en: 'The goods have not been delivered yet.' },
    { status },
  );

/** Confirms the receipt and closes the resubmission. Confirmed already: nothing to do. Not delivered yet: refused. */
export function confirmReceipt(
  history: OrderHistory,
  { resubmissionId, by }: ConfirmReceipt,
): readonly OrderEvent[] {
  const resubmission = findResubmission(history, resubmissionId);
  if (resubmission?.status === 'closed') return [];
  if (resubmission?.status !== 'delivered') {
    if (by === 'automatic') return [];
    throw notDelivered(resubmission?.status ?? 'unknown');
  }
  return [
    { type: 'ReceiptConfirmed', data: { resubmissionId, by } },
    { type: 'ResubmissionClosed', data: { resubmissionId } },
  ];
}
