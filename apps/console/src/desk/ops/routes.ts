import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { DEAD_LETTER_STATES } from '../../api/desk.js';
import { JOB_STATES, JOB_VERBS } from '../../api/ops.js';
import { root } from '../root.js';
import { flag, oneOf, present, text } from '../search.js';
import { REPLAY_KINDS } from './replay/replay-kinds.js';
import type {
  BenchSearch,
  DeadLetterSearch,
  EventSearch,
  FindEventSearch,
  GoodsSearch,
  ImportGoodsSearch,
  JobSearch,
  LogSearch,
  OpenSearch,
  RejectedSearch,
  ReplaySearch,
  StockSearch,
  TableSearch,
} from './searches.js';

// Each page is loaded when it is opened. Search parameters are typed here, so that every filter is a link.
type Given = Record<string, unknown>;

const overview = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops',
  component: lazyRouteComponent(() => import('./overview.js'), 'Overview'),
});

const eventSearch = ({ types, orders, actor, correlation }: Given): EventSearch =>
  present({ types: text(types), orders: text(orders), actor: text(actor), correlation: text(correlation) });
const live = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/live',
  component: lazyRouteComponent(() => import('./events/live.js'), 'Live'),
  validateSearch: eventSearch,
});

const events = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/events',
  component: lazyRouteComponent(() => import('./events/events.js'), 'Events'),
  validateSearch: (search: Given): FindEventSearch =>
    present({ ...eventSearch(search), from: text(search['from']), to: text(search['to']) }),
});

const tableSearch = ({ sort, hide }: Given): TableSearch => ({ sort: text(sort), hide: text(hide) });
const dead = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/dead-letters',
  component: lazyRouteComponent(() => import('./dead-letters/dead-letters.js'), 'DeadLetters'),
  validateSearch: (search: Given): DeadLetterSearch =>
    present({
      group: text(search['group']),
      order: text(search['order']),
      state: oneOf(DEAD_LETTER_STATES, search['state']),
      reason: text(search['reason']),
      since: text(search['since']),
      open: text(search['open']),
      ...tableSearch(search),
    }),
});

const rejected = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/rejected',
  component: lazyRouteComponent(() => import('./rejected.js'), 'Rejected'),
  validateSearch: ({ code, publisher, order, open, ...table }: Given): RejectedSearch =>
    present({
      code: text(code),
      publisher: text(publisher),
      order: text(order),
      open: text(open),
      ...tableSearch(table),
    }),
});

const stock = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/stock',
  component: lazyRouteComponent(() => import('./stock.js'), 'Stock'),
  validateSearch: ({ goods }: Given): StockSearch => present({ goods: text(goods) }),
});

const goods = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/goods',
  component: lazyRouteComponent(() => import('./goods/goods-page.js'), 'GoodsPage'),
  validateSearch: ({ q, open }: Given): GoodsSearch => present({ q: text(q), open: text(open) }),
});
const importGoods = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/goods/import',
  component: lazyRouteComponent(() => import('./goods/import-page.js'), 'ImportGoodsPage'),
  validateSearch: ({ goods: goodsId }: Given): ImportGoodsSearch => present({ goods: text(goodsId) }),
});

const jobs = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/jobs',
  component: lazyRouteComponent(() => import('./jobs/jobs.js'), 'Jobs'),
  validateSearch: ({ state, verb, target, impacts, ...table }: Given): JobSearch =>
    present({
      state: oneOf(JOB_STATES, state),
      verb: oneOf(JOB_VERBS, verb),
      target: text(target),
      impacts: flag(impacts),
      ...tableSearch(table),
    }),
});
const job = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/jobs/$jobId',
  component: lazyRouteComponent(() => import('./jobs/job-page.js'), 'JobPage'),
});

const replay = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/replay',
  component: lazyRouteComponent(() => import('./replay/replay.js'), 'Replay'),
  validateSearch: (search: Given): ReplaySearch =>
    present({
      ...eventSearch(search),
      from: text(search['from']),
      to: text(search['to']),
      kind: oneOf(REPLAY_KINDS, search['kind']),
      name: text(search['name']),
    }),
});

const openSearch = ({ open, ...table }: Given): OpenSearch =>
  present({ open: text(open), ...tableSearch(table) });
const projections = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/projections',
  component: lazyRouteComponent(() => import('./projections/projections.js'), 'Projections'),
  validateSearch: openSearch,
});
const consumers = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/consumers',
  component: lazyRouteComponent(() => import('./consumers/consumers-page.js'), 'ConsumersPage'),
  validateSearch: openSearch,
});

const log = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/log',
  component: lazyRouteComponent(() => import('./log.js'), 'Log'),
  validateSearch: ({ who }: Given): LogSearch => present({ who: text(who) }),
});

const bench = createRoute({
  getParentRoute: () => root,
  path: '/desk/ops/bench',
  component: lazyRouteComponent(() => import('./bench/bench.js'), 'Bench'),
  validateSearch: ({ order }: Given): BenchSearch => present({ order: text(order) }),
});

export const opsRoutes = [
  overview,
  live,
  events,
  dead,
  rejected,
  stock,
  goods,
  importGoods,
  jobs,
  job,
  replay,
  projections,
  consumers,
  log,
  bench,
] as const;
