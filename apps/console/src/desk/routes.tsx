import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { GROUPINGS, type Grouping } from '../api/complexity.js';
import { CONFLICT_SORTS, WORK_SORTS } from '../api/desk.js';
import { Loading } from '../ui/loading.js';
import { Find } from './find.js';
import { Home } from './home.js';
import { LINE_KINDS, type LineKind } from './order/history-lines.js';
import { opsRoutes } from './ops/routes.js';
import { root } from './root.js';
import { oneOf, present, text, wholeNumber } from './search.js';

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

/** A table's part of an address: what is open beside it, its order, and the columns that are not shown. */
export interface TableSearch<Sort> {
  readonly open?: string | undefined;
  readonly sort?: Sort | undefined;
  readonly hide?: string | undefined;
}

const tableSearch =
  <Sort extends string>(sorts: readonly Sort[]) =>
  ({ open, sort, hide }: Record<string, unknown>): TableSearch<Sort> =>
    present({ open: text(open), sort: oneOf(sorts, sort), hide: text(hide) });

const work = createRoute({
  getParentRoute: () => root,
  path: '/desk/work',
  component: lazyRouteComponent(() => import('./work/work-list.js'), 'WorkList'),
  validateSearch: tableSearch(WORK_SORTS),
});

const conflicts = createRoute({
  getParentRoute: () => root,
  path: '/desk/conflicts',
  component: lazyRouteComponent(() => import('./work/conflicts.js'), 'Conflicts'),
  validateSearch: tableSearch(CONFLICT_SORTS),
});

export interface ReviewSearch {
  readonly open?: string | undefined;
}
const reviews = createRoute({
  getParentRoute: () => root,
  path: '/desk/reviews',
  component: lazyRouteComponent(() => import('./reviews/reviews.js'), 'Reviews'),
  validateSearch: ({ open }: Record<string, unknown>): ReviewSearch => present({ open: text(open) }),
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

const backtestList = createRoute({
  getParentRoute: () => root,
  path: '/desk/policies/$version/backtests',
  component: lazyRouteComponent(() => import('./policies/backtest/backtests-page.js'), 'BacktestsPage'),
});

const backtest = createRoute({
  getParentRoute: () => root,
  path: '/desk/policies/$version/backtests/$id',
  component: lazyRouteComponent(() => import('./policies/backtest/backtest-page.js'), 'BacktestPage'),
});

export interface ComplexitySearch {
  readonly by?: Grouping | undefined;
  /** Asked for in the last days. */
  readonly days?: number | undefined;
}
const MOST_DAYS = 400;
const complexity = createRoute({
  getParentRoute: () => root,
  path: '/desk/complexity',
  component: lazyRouteComponent(() => import('./complexity/complexity-page.js'), 'ComplexityPage'),
  validateSearch: ({ by, days }: Record<string, unknown>): ComplexitySearch =>
    present({ by: oneOf(GROUPINGS, by), days: wholeNumber(days, MOST_DAYS) }),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    desk,
    find,
    order,
    work,
    reviews,
    conflicts,
    policyList,
    writePolicy,
    policy,
    backtestList,
    backtest,
    complexity,
    ...opsRoutes,
  ]),
  defaultPendingComponent: Loading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
