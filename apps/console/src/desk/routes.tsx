import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Loading } from '../ui/loading.js';
import { Find } from './find.js';
import { Home } from './home.js';
import { LINE_KINDS, type LineKind } from './order/history-lines.js';
import { opsRoutes } from './ops/routes.js';
import { root } from './root.js';
import { oneOf, present, text } from './search.js';

// Each page is loaded when it is opened. Search parameters are typed here, so that every filter is a link.
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const desk = createRoute({ getParentRoute: () => root, path: '/desk', component: Home });

export interface FindSearch {
  readonly q?: string;
}
const find = createRoute({
  getParentRoute: () => root,
  path: '/desk/orders',
  component: Find,
  validateSearch: ({ q }: Record<string, unknown>): FindSearch => present({ q: text(q) }),
});

export interface OrderSearch {
  readonly kind?: LineKind;
}
const order = createRoute({
  getParentRoute: () => root,
  path: '/desk/orders/$orderId',
  component: lazyRouteComponent(() => import('./order/order-page.js'), 'OrderDeskPage'),
  validateSearch: ({ kind }: Record<string, unknown>): OrderSearch =>
    present({ kind: oneOf(LINE_KINDS, kind) }),
});

export interface WorkSearch {
  /** The resubmission that is open beside the list. */
  readonly open?: string;
}
const work = createRoute({
  getParentRoute: () => root,
  path: '/desk/work',
  component: lazyRouteComponent(() => import('./work/work-list.js'), 'WorkList'),
  validateSearch: ({ open }: Record<string, unknown>): WorkSearch => present({ open: text(open) }),
});

const conflicts = createRoute({
  getParentRoute: () => root,
  path: '/desk/conflicts',
  component: lazyRouteComponent(() => import('./work/conflicts.js'), 'Conflicts'),
  validateSearch: ({ open }: Record<string, unknown>): WorkSearch => present({ open: text(open) }),
});

export const router = createRouter({
  routeTree: root.addChildren([home, desk, find, order, work, conflicts, ...opsRoutes]),
  defaultPendingComponent: Loading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
