import { NOBODY, type RouteCase } from './route-case.js';

/** Trying a version of the policy on the past, and beside the one in force. */
export const BACKTEST_ROUTES: readonly RouteCase[] = [
  {
    route: 'POST /policies/{version}/backtests',
    delivered: false,
    request: () => ({
      path: '/policies/no-such-version/backtests',
      body: { since: '2026-09-01T00:00:00+08:00', because: 'to try it' },
    }),
    answers: { ...NOBODY, reviewer: 404, ops: 404 },
  },
  {
    route: 'GET /policies/{version}/backtests',
    delivered: false,
    request: () => ({ path: '/policies/no-such-version/backtests' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 404,
      finance: 404,
      'after-sales': 404,
      ops: 404,
      service: 403,
    },
  },
  {
    route: 'GET /policies/{version}/backtests/{id}',
    delivered: false,
    request: () => ({ path: '/policies/no-such-version/backtests/r-00000000' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 404,
      finance: 404,
      'after-sales': 404,
      ops: 404,
      service: 403,
    },
  },
  {
    route: 'GET /policies/{version}/backtests/{id}/fit',
    delivered: false,
    request: () => ({ path: '/policies/no-such-version/backtests/r-00000000/fit' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 404,
      finance: 404,
      'after-sales': 404,
      ops: 404,
      service: 403,
    },
  },
  {
    route: 'POST /policies/{version}/backtests/{id}/{act}',
    delivered: false,
    request: () => ({
      path: '/policies/no-such-version/backtests/r-00000000/pause',
      body: { because: 'to try it' },
    }),
    answers: { ...NOBODY, reviewer: 404, ops: 404 },
  },
  {
    route: 'GET /policies/{version}/shadow',
    delivered: false,
    request: () => ({ path: '/policies/no-such-version/shadow' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 404,
      finance: 404,
      'after-sales': 404,
      ops: 404,
      service: 403,
    },
  },
  {
    route: 'POST /policies/{version}/shadow',
    delivered: false,
    request: () => ({ path: '/policies/no-such-version/shadow', body: { because: 'to try it' } }),
    answers: { ...NOBODY, reviewer: 404, ops: 404 },
  },
  {
    route: 'POST /policies/{version}/shadow/end',
    delivered: false,
    request: () => ({ path: '/policies/no-such-version/shadow/end', body: { because: 'to try it' } }),
    answers: { ...NOBODY, reviewer: 404, ops: 404 },
  },
];
