import type { NoticeWish, OrderEvent } from '@bujiao/contracts';
import { openResubmission, type OrderHistory } from '@bujiao/order-history';

/** A resubmission that is open is told of as the buyer now prefers. Nothing where it is told so already, and where none is open. */
export function changeNoticeWish(history: OrderHistory, wish: NoticeWish = {}): readonly OrderEvent[] {
  if (!openResubmission(history) || isSame(history.tellBuyer ?? {}, wish)) return [];
  return [{ type: 'NoticePreferenceChanged', data: { tellBuyer: wish } }];
}

const isSame = (one: NoticeWish, other: NoticeWish): boolean =>
  one.channel === other.channel && String(one.languages) === String(other.languages);
