import type { RouteCase } from './route-case.js';

/** Streams that tell pages what to read again. */
export const CHANGE_ROUTES: readonly RouteCase[] = [
  {
    route: 'GET /conflicts/changes',
    delivered: false,
    streams: true,
    request: () => ({ path: '/conflicts/changes' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 200,
      ops: 200,
      service: 403,
    },
  },
  {
    route: 'GET /manual-work/changes',
    delivered: false,
    streams: true,
    request: () => ({ path: '/manual-work/changes' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 200,
      ops: 200,
      service: 403,
    },
  },
  {
    route: 'GET /reviews/changes',
    delivered: false,
    streams: true,
    request: () => ({ path: '/reviews/changes' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 200,
      finance: 403,
      'after-sales': 200,
      ops: 403,
      service: 403,
    },
  },
];
