/** Orders that were opened in this tab, newest first, for as long as it is open. */
const KEY = 'recent-orders';
const MOST = 10;

export interface RecentOrder {
  readonly orderId: string;
  readonly goodsName: string;
}

export function recentOrders(): readonly RecentOrder[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as RecentOrder[];
  } catch {
    return [];
  }
}

export function rememberOrder(order: RecentOrder): void {
  const others = recentOrders().filter(({ orderId }) => orderId !== order.orderId);
  sessionStorage.setItem(KEY, JSON.stringify([order, ...others].slice(0, MOST)));
}
