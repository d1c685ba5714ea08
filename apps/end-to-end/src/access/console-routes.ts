import { NOBODY, type RouteCase } from './route-case.js';

/** Dry runs and figures that pages show: they record nothing. */
export const CONSOLE_ROUTES: readonly RouteCase[] = [
  {
    route: 'GET /orders/{orderId}/options',
    delivered: false,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/options` }),
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
    route: 'GET /usual-times',
    delivered: false,
    request: () => ({ path: '/usual-times' }),
    answers: {
      buyer: 200,
      merchant: 200,
      reviewer: 200,
      finance: 200,
      'after-sales': 200,
      ops: 200,
      service: 403,
    },
  },
  {
    route: 'GET /orders/{orderId}/conflicts/{code}',
    delivered: true,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/conflicts/overpaid` }),
    answers: { ...NOBODY, 'after-sales': 409, ops: 409 },
  },
  {
    route: 'GET /manual-work/{resubmissionId}',
    delivered: true,
    request: ({ resubmissionId }) => ({ path: `/manual-work/${resubmissionId}` }),
    answers: { ...NOBODY, 'after-sales': 404, ops: 404 },
  },
  {
    route: 'GET /complexity',
    delivered: false,
    request: () => ({ path: '/complexity?by=reason&days=7' }),
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
];
