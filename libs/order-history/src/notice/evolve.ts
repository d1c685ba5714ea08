import type { NoticeWish } from '@bujiao/contracts';
import type { FacetEvolvers } from '../evolver.js';
import type { OrderHistory } from '../order-history.js';

export const noticeEvolvers: FacetEvolvers<'NoticePreferenceChanged'> = {
  NoticePreferenceChanged: (history, { tellBuyer }) => withNoticeWish(history, tellBuyer),
};

/** The history in which the buyer prefers this from now on. */
export function withNoticeWish(history: OrderHistory, wish: NoticeWish | undefined): OrderHistory {
  const { tellBuyer: _, ...rest } = history;
  return wish && prefersAny(wish) ? { ...rest, tellBuyer: wish } : rest;
}

/** False: all of it is the shop's choice. */
export const prefersAny = ({ languages, channel }: NoticeWish): boolean =>
  languages !== undefined || channel !== undefined;
