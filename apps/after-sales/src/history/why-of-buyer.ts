import type { OrderEvent, Sentence } from '@bujiao/contracts';
import { noticeWay, receiptCountedFrom } from '@bujiao/texts';

/** What a buyer decided, or what counted in the place of a decision. */
export function whyOfBuyer({ type, data }: OrderEvent): Sentence | undefined {
  if (type === 'NoticePreferenceChanged') return noticeWay(data.tellBuyer);
  return type === 'ReceiptConfirmed' && data.countedFrom !== undefined
    ? receiptCountedFrom(data.countedFrom)
    : undefined;
}
