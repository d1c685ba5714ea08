import { useSyncExternalStore } from 'react';

/** The pages of a buyer are few: their router is this file. The desks have TanStack Router. */
const CHANGED = 'bujiao:path';

export const orderPath = (orderId: string): string => `/buyer/orders/${encodeURIComponent(orderId)}`;

export function goTo(path: string): void {
  history.pushState(null, '', path);
  window.dispatchEvent(new Event(CHANGED));
  window.scrollTo(0, 0);
}

export const usePath = (): string =>
  useSyncExternalStore(
    (listener) => {
      window.addEventListener('popstate', listener);
      window.addEventListener(CHANGED, listener);
      return () => {
        window.removeEventListener('popstate', listener);
        window.removeEventListener(CHANGED, listener);
      };
    },
    () => location.pathname,
  );

/** Keeps a plain click within the page; a modified one opens a tab, as a link does. */
export function follow(event: React.MouseEvent<HTMLAnchorElement>): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  event.preventDefault();
  goTo(event.currentTarget.pathname + event.currentTarget.search);
}
