import type { NoticeWish } from '@bujiao/contracts';
import type { SavedTargets } from './recipients/saved-targets.port.js';

export const BUYER_PROFILE = Symbol('BUYER_PROFILE');

/** What a request reads of what its buyer has decided for all orders. */
export interface BuyerProfile extends SavedTargets {
  /**
   * How the buyer prefers to be told, of preferences that were read with the order's record; undefined where all of it is the shop's
   * choice. Nothing is read.
   */
  noticeWish(buyerId: string, sealed: string | undefined): Promise<NoticeWish | undefined>;
}
