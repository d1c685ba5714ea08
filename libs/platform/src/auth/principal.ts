import type { Actor, Duty, Role } from '@bujiao/contracts';

/** The caller of a request, as its token proves. */
export interface Principal {
  /** The token's subject: for a buyer the `buyerId`, for a merchant the `merchantId`. */
  readonly id: string;
  /**
   * The one role that the request acts in. Every decision after admission uses it, whatever other roles the token has: otherwise a
   * token with two roles could be admitted by one and trusted by the other.
   */
  readonly role: Role;
  /** What is this person's work beside the role; it admits to nothing. @default none */
  readonly duties?: readonly Duty[];
  /** Id and role for the metadata of events. */
  readonly actor: Actor;
  /** When the token expires, Unix seconds. Anything that outlives the request, such as a stream, must end by then. */
  readonly expiresAt: number;
  /** The session is for this order alone: every route that is not about it was refused before. */
  readonly onlyOrder?: string;
}
