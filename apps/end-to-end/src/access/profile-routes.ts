import type { RouteCase } from './route-case.js';

/** For the buyer alone: nobody agrees in the buyer's place. */
const BUYER_ALONE: RouteCase['answers'] = {
  buyer: 200,
  merchant: 403,
  reviewer: 403,
  finance: 403,
  'after-sales': 403,
  ops: 403,
  service: 403,
};

/** What a buyer decides for all of their orders. */
export const PROFILE_ROUTES: readonly RouteCase[] = [
  {
    route: 'GET /my/zero-touch-consent',
    delivered: false,
    request: () => ({ path: '/my/zero-touch-consent' }),
    answers: BUYER_ALONE,
  },
  {
    route: 'PUT /my/zero-touch-consent',
    delivered: false,
    // Words of another day: the buyer is let in, and asked to read again.
    request: () => ({ path: '/my/zero-touch-consent', body: { version: '2020-01-1', language: 'zh' } }),
    answers: { ...BUYER_ALONE, buyer: 409 },
  },
  {
    route: 'DELETE /my/zero-touch-consent',
    delivered: false,
    request: () => ({ path: '/my/zero-touch-consent' }),
    answers: BUYER_ALONE,
  },
];
