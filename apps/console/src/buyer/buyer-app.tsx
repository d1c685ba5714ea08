import { useEffect } from 'react';
import { useSignedIn } from '../sign-in/session-context.js';
import { goTo } from '../ui/path.js';
import { MyOrders } from './my-orders.js';
import { OrderScreen } from './order-screen.js';

const ORDER = /^\/buyer\/orders\/([^/]+)$/;
const HOME = '/buyer/orders';

/** The pages of a buyer: `/buyer/orders` and `/buyer/orders/{orderId}`. */
export function BuyerApp({ path }: { readonly path: string }) {
  const orderId = decoded(ORDER.exec(path)?.[1]);
  const known = orderId !== undefined || path === HOME;
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
  return known ? <MyOrders /> : null;
}

function decoded(part: string | undefined): string | undefined {
  try {
    return part && decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
