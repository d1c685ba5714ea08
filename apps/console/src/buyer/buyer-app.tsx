import { lazy, useEffect } from 'react';
import { goTo } from '../ui/path.js';
import { MyOrders } from './my-orders.js';
import { OrderScreen } from './order-screen.js';

// Opened seldom: the order page does not wait for it.
const Settings = lazy(() => import('./settings/settings.js'));

const ORDER = /^\/buyer\/orders\/([^/]+)$/;
const HOME = '/buyer/orders';
const SETTINGS = '/buyer/settings';

/** The pages of a buyer: `/buyer/orders`, `/buyer/orders/{orderId}`, `/buyer/settings`. */
export function BuyerApp({ path }: { readonly path: string }) {
  const orderId = decoded(ORDER.exec(path)?.[1]);
  const known = orderId !== undefined || path === HOME || path === SETTINGS;
  useEffect(() => {
    if (!known) goTo(HOME);
  }, [known]);
  if (orderId) return <OrderScreen key={orderId} orderId={orderId} />;
  if (path === SETTINGS) return <Settings />;
  return known ? <MyOrders /> : null;
}

function decoded(part: string | undefined): string | undefined {
  try {
    return part && decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
