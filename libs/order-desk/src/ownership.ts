import { isStaffRole, notFound, type Principal, type Problem } from '@bujiao/platform';

/** Whether the request acts in a role of the platform, which may see every order; the route's roles decide who is admitted. */
export const isStaff = ({ role }: Principal): boolean => isStaffRole(role);

interface Owned {
  /** Where it is absent, a session of one order owns nothing. */
  readonly orderId?: string;
  readonly buyerId: string;
  readonly merchantId?: string;
}

/** The buyer's or the merchant's own order. A buyer's token never opens a merchant's orders, nor the other way round. */
export function isOwner({ id, role, onlyOrder }: Principal, order: Owned): boolean {
  if (onlyOrder !== undefined && onlyOrder !== order.orderId) return false;
  return (role === 'buyer' && order.buyerId === id) || (role === 'merchant' && order.merchantId === id);
}

export function maySee(principal: Principal, order: Owned): boolean {
  return isStaff(principal) || isOwner(principal, order);
}

/** The same answer for an unknown order and for an order of somebody else, so that ids cannot be probed. */
export const orderNotFound = (): Problem =>
  notFound('order-not-found', 'There is no such order, or it is not yours.');
