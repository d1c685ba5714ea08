import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Loading } from '../ui/loading.js';
import { DEAD_LETTER_STATES, type DeadLetterState } from '../api/desk.js';
import { Find } from './find.js';
import { Home } from './home.js';
import { LINE_KINDS, type LineKind } from './order/history-lines.js';
import { NotHere } from './not-here.js';
import { Shell } from './shell.js';

// Each page is loaded when it is opened. Search parameters are typed here, so that every filter is a link.
const root = createRootRoute({ component: Shell, notFoundComponent: NotHere });

/** The router reads `?open=12` as a number; an empty filter is none. */
const text = (value: unknown): string | undefined =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined;
const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | undefined =>
  allowed.find((one) => one === value);
const present = <T extends object>(search: T): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;

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

export interface LiveSearch {
  readonly types?: string | undefined;
  readonly orders?: string | undefined;
}
const live = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/live',
  component: lazyRouteComponent(() => import('./ops/live.js'), 'Live'),
  validateSearch: ({ types, orders }: Record<string, unknown>): LiveSearch =>
    present({ types: text(types), orders: text(orders) }),
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops',
  component: lazyRouteComponent(() => import('./ops/overview.js'), 'Overview'),
});

export interface DeadLetterSearch {
  readonly group?: string;
  readonly order?: string;
  readonly state?: DeadLetterState;
  readonly open?: string;
}
const dead = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/dead-letters',
  component: lazyRouteComponent(() => import('./ops/dead-letters.js'), 'DeadLetters'),
  validateSearch: (search: Record<string, unknown>): DeadLetterSearch =>
    present({
      group: text(search['group']),
      order: text(search['order']),
      state: oneOf(DEAD_LETTER_STATES, search['state']),
      open: text(search['open']),
    }),
});

const rejected = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/rejected',
  component: lazyRouteComponent(() => import('./ops/rejected.js'), 'Rejected'),
});

export interface StockSearch {
  readonly goods?: string;
}
const stock = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/stock',
  component: lazyRouteComponent(() => import('./ops/stock.js'), 'Stock'),
  validateSearch: ({ goods }: Record<string, unknown>): StockSearch => present({ goods: text(goods) }),
});

const policyList = createRoute({
  getParentRoute: () => root,
  path: '/desk/policies',
  component: lazyRouteComponent(() => import('./policies/policies-page.js'), 'PoliciesPage'),
});

export interface WritePolicySearch {
  /** The version whose text it begins with. */
  readonly from?: string;
}
const writePolicy = createRoute({
  getParentRoute: () => root,
  path: '/desk/policies/new',
  component: lazyRouteComponent(() => import('./policies/write-page.js'), 'WritePolicyPage'),
  validateSearch: ({ from }: Record<string, unknown>): WritePolicySearch => present({ from: text(from) }),
});

const policy = createRoute({
  getParentRoute: () => root,
  path: '/desk/policies/$version',
  component: lazyRouteComponent(() => import('./policies/policy-page.js'), 'PolicyPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    desk,
    find,
    order,
    work,
    conflicts,
    overview,
    live,
    dead,
    rejected,
    stock,
    policyList,
    writePolicy,
    policy,
  ]),
  defaultPendingComponent: Loading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
