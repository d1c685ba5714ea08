import { NOBODY, type RouteCase } from './route-case.js';

const NO_OFFER = '00000000-0000-4000-8000-000000000000';

/** Resubmissions that buyers are offered. */
export const OFFER_ROUTES: readonly RouteCase[] = [
  {
    route: 'GET /my/offers',
    delivered: false,
    request: () => ({ path: '/my/offers' }),
    answers: { ...NOBODY, buyer: 200 },
  },
  {
    route: 'GET /orders/{orderId}/offers',
    delivered: false,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/offers` }),
    answers: {
      buyer: 200,
      merchant: 200,
      reviewer: 200,
      finance: 200,
      'after-sales': 200,
      ops: 200,
      service: 200,
    },
  },
  {
    route: 'POST /orders/{orderId}/offers',
    delivered: false,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/offers` }),
    answers: { ...NOBODY, 'after-sales': 200, ops: 200, service: 200 },
  },
  {
    route: 'POST /orders/{orderId}/offers/{offerId}/links',
    delivered: false,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/offers/${NO_OFFER}/links` }),
    answers: { ...NOBODY, service: 409 },
  },
];
