import type { Role } from '@bujiao/contracts';

/** Header that names the role to act in, for tokens with several roles. */
export const ACTING_ROLE_HEADER = 'x-acting-role';

const STAFF: ReadonlySet<Role> = new Set(['after-sales', 'ops', 'reviewer', 'finance', 'service']);

/** Whether the role belongs to the platform, which may see every order on routes that admit it. */
export const isStaffRole = (role: Role): boolean => STAFF.has(role);

/**
 * The role that a request acts in: the requested one, or else the first that the route admits, staff before owners: a clerk who is
 * also a buyer acts as a clerk unless the request says otherwise. Undefined if the token has no role that the route admits, or not the
 * requested one.
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
