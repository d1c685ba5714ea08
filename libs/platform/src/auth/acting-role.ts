import type { Role } from '@bujiao/contracts';

/** Names the role to act in, where a token has several that the route admits. */
export const ACTING_ROLE_HEADER = 'x-acting-role';

const STAFF: ReadonlySet<Role> = new Set(['after-sales', 'ops', 'reviewer', 'finance', 'service']);

/** Whether the role works for the platform: it sees every order, where the route admits it at all. */
export const isStaffRole = (role: Role): boolean => STAFF.has(role);

/**
 * The role that a request acts in: the one that it asks for, or else the first that the route admits, staff before owners: a clerk
 * who is a buyer as well works as a clerk unless the request says otherwise. Undefined when the token has none that the route
 * admits, or not the one that was asked for.
 */
export function actingRole(
  admitted: readonly Role[],
  held: readonly Role[],
  asked: string | undefined,
): Role | undefined {
  const possible = admitted.filter((role) => held.includes(role));
  if (asked !== undefined) return possible.find((role) => role === asked);
  return possible.find(isStaffRole) ?? possible[0];
}
