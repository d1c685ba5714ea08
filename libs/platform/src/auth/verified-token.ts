import type { Role } from '@bujiao/contracts';

export interface VerifiedToken {
  readonly subject: string;
  readonly roles: readonly Role[];
  /** Unix seconds. */
  readonly expiresAt: number;
  /** The one order that it is for; absent: it is not bound to an order. */
  readonly onlyOrder?: string;
}
