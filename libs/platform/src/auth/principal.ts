import type { Actor, Role } from '@bujiao/contracts';

/** Who is behind a request, as the token proves it. */
export interface Principal {
  /** The token's subject: for a buyer the `buyerId`, for a merchant the `merchantId`. */
  readonly id: string;
  /**
   * The one role that the request acts in. Every decision after the route's goes by it, whatever other roles the token has: with
   * two roles a token could be let in by one and be trusted by the other.
   */
  readonly role: Role;
  /** Id and role as they go into the metadata of events. */
  readonly actor: Actor;
  /** When the token expires, Unix seconds. What outlives a request, such as a stream, ends by then. */
  readonly expiresAt: number;
}
