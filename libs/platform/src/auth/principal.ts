import type { Actor, Role } from '@bujiao/contracts';

/** Who is behind a request, as the token proves it. */
export interface Principal {
  /** The token's subject: for a buyer the `buyerId`, for a merchant the `merchantId`. */
  readonly id: string;
  readonly roles: readonly Role[];
  /** Them, in the role by which the route let them in: what goes into the metadata of events. */
  readonly actor: Actor;
}
