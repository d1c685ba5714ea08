import type { Duty, Role } from '@bujiao/contracts';

export interface VerifiedToken {
  readonly subject: string;
  readonly roles: readonly Role[];
  /** @default none */
  readonly duties?: readonly Duty[];
  /** Unix seconds. */
  readonly expiresAt: number;
  /** The one order that it is for; absent: it is not bound to an order. */
  readonly onlyOrder?: string;
}
