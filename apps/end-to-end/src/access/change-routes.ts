import { NOBODY, type RouteCase } from './route-case.js';

/** Streams that tell pages what to read again. */
export const CHANGE_ROUTES: readonly RouteCase[] = [
  {
    route: 'GET /order-events/rejected/changes',
    delivered: false,
    streams: true,
    request: () => ({ path: '/order-events/rejected/changes' }),
    answers: { ...NOBODY, ops: 200, service: 200 },
  },
  {
    route: 'GET /policies/changes',
    delivered: false,
    streams: true,
    request: () => ({ path: '/policies/changes' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 200,
      finance: 200,
      'after-sales': 200,
      ops: 200,
      service: 403,
    },
  },
  {
    route: 'GET /conflicts/changes',
    delivered: false,
    streams: true,
    request: () => ({ path: '/conflicts/changes' }),
    answers: { ...NOBODY, 'after-sales': 200, ops: 200 },
  },
  {
    route: 'GET /manual-work/changes',
    delivered: false,
    streams: true,
    request: () => ({ path: '/manual-work/changes' }),
    answers: { ...NOBODY, 'after-sales': 200, ops: 200 },
  },
  {
    route: 'GET /reviews/changes',
    delivered: false,
    streams: true,
    request: () => ({ path: '/reviews/changes' }),
    answers: { ...NOBODY, reviewer: 200, 'after-sales': 200 },
  },
];
