import type { Role } from '@bujiao/contracts';
import type { Principal } from '../auth/index.js';
import { notFound, type Problem } from '../errors/index.js';

const STAFF: ReadonlySet<Role> = new Set(['after-sales', 'ops', 'reviewer', 'finance', 'service']);

/** Who works for the platform sees every order; the route's roles say which of them may come at all. */
export const isStaff = ({ roles }: Principal): boolean => roles.some((role) => STAFF.has(role));

/** The buyer's or the merchant's own order. A buyer's token never opens a merchant's orders, nor the other way round. */
export function isOwner(
  { id, roles }: Principal,
  order: { readonly buyerId: string; readonly merchantId?: string },
): boolean {
  return (
    (roles.includes('buyer') && order.buyerId === id) ||
    (roles.includes('merchant') && order.merchantId === id)
  );
}

export function maySee(
  principal: Principal,
  order: { readonly buyerId: string; readonly merchantId?: string },
): boolean {
  return isStaff(principal) || isOwner(principal, order);
}

/** An unknown order and somebody else's look the same. */
export const orderNotFound = (): Problem =>
  notFound('order-not-found', 'There is no such order, or it is not yours.');
