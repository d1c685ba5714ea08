import { isStaffRole, notFound, type Principal, type Problem } from '@bujiao/platform';

/** Whether the request acts for the platform, which sees every order; the route's roles say who of it is admitted at all. */
export const isStaff = ({ role }: Principal): boolean => isStaffRole(role);

/** The buyer's or the merchant's own order. A buyer's token never opens a merchant's orders, nor the other way round. */
export function isOwner(
  { id, role }: Principal,
  order: { readonly buyerId: string; readonly merchantId?: string },
): boolean {
  return (role === 'buyer' && order.buyerId === id) || (role === 'merchant' && order.merchantId === id);
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
