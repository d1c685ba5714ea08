import { lazy, useEffect } from 'react';
import { useSignedIn } from '../sign-in/session-context.js';
import { goTo } from '../ui/path.js';
import { OrderScreen } from './order-screen.js';

// Links in notices open an order: its page does not wait for the others.
const MyOrders = lazy(async () => ({ default: (await import('./my-orders.js')).MyOrders }));
const Settings = lazy(() => import('./settings/settings.js'));

const ORDER = /^\/buyer\/orders\/([^/]+)$/;
const HOME = '/buyer/orders';
const SETTINGS = '/buyer/settings';

/** The pages of a buyer: `/buyer/orders`, `/buyer/orders/{orderId}`, `/buyer/settings`. */
export function BuyerApp({ path }: { readonly path: string }) {
  const orderId = decoded(ORDER.exec(path)?.[1]);
  const known = orderId !== undefined || path === HOME || path === SETTINGS;
  const { session } = useSignedIn();
  const { onlyOrder } = session;
  const needsSignIn = onlyOrder !== undefined && orderId !== onlyOrder;
  useEffect(() => {
    if (needsSignIn) void session.change(path);
  }, [needsSignIn, session, path]);
  useEffect(() => {
    if (!known) goTo(HOME);
  }, [known]);
  if (needsSignIn) return null;
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
