import { NOBODY, type RouteCase } from './route-case.js';

/** Events that could not be handled. */
export const DEAD_LETTER_ROUTES: readonly RouteCase[] = [
  {
    route: 'GET /dead-letters',
    delivered: false,
    request: () => ({ path: '/dead-letters?state=parked&limit=1' }),
    answers: { ...NOBODY, ops: 200 },
  },
  {
    route: 'GET /dead-letters/{id}',
    delivered: false,
    request: () => ({ path: '/dead-letters/999999999' }),
    answers: { ...NOBODY, ops: 404 },
  },
  {
    route: 'GET /dead-letters/{id}/payload',
    delivered: false,
    request: () => ({ path: '/dead-letters/999999999/payload' }),
    answers: { ...NOBODY, ops: 404 },
  },
  {
    route: 'POST /dead-letters/{id}/payload',
    delivered: false,
    request: () => ({
      path: '/dead-letters/999999999/payload',
      body: { data: { quantity: 1 }, edits: 0, because: 'sent as a text' },
    }),
    answers: { ...NOBODY, ops: 404 },
  },
  {
    route: 'POST /dead-letters/redrive',
    delivered: false,
    request: ({ orderId }) => ({ path: '/dead-letters/redrive', body: { group: 'verification', orderId } }),
    answers: { ...NOBODY, ops: 202 },
  },
  {
    route: 'POST /dead-letters/{id}/discard',
    delivered: false,
    request: () => ({ path: '/dead-letters/999999999/discard', body: { why: 'nobody needs it' } }),
    answers: { ...NOBODY, ops: 404 },
  },
];
