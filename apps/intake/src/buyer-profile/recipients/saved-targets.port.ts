import type { RechargeTarget } from '@bujiao/contracts';

/** Accounts that a buyer saved, for a request that names one. */
export interface SavedTargets {
  /** @throws `recipient-not-found` where the buyer has saved no such recipient */
  use(buyerId: string, recipientId: string): Promise<RechargeTarget>;
}
