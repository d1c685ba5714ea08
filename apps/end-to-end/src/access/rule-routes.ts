import { key, NOBODY, type RouteCase } from './route-case.js';

/** Versions of the policy, and requests that a person reviews. */
export const RULE_ROUTES: readonly RouteCase[] = [
  {
    route: 'GET /policies',
    delivered: false,
    request: () => ({ path: '/policies' }),
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
    route: 'GET /policies/{version}',
    delivered: false,
    request: () => ({ path: '/policies/no-such-version' }),
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
    route: 'POST /policies/lint',
    delivered: false,
    request: () => ({ path: '/policies/lint', body: { text: 'policy: x' } }),
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
    route: 'POST /policies',
    delivered: false,
    request: () => ({ path: '/policies', body: { text: 'policy: half-a-draft', because: 'to try it' } }),
    answers: { ...NOBODY, reviewer: 200, ops: 200 },
  },
  {
    route: 'POST /policies/{version}/activation',
    delivered: false,
    request: () => ({ path: '/policies/no-such-version/activation', body: { because: 'to try it' } }),
    answers: { ...NOBODY, reviewer: 404, ops: 404 },
  },
  // No case: whoever may review is told that none waits.
  {
    route: 'GET /reviews',
    delivered: false,
    request: () => ({ path: '/reviews' }),
    answers: { ...NOBODY, reviewer: 200, 'after-sales': 200 },
  },
  {
    route: 'GET /reviews/{resubmissionId}',
    delivered: true,
    request: ({ resubmissionId }) => ({ path: `/reviews/${resubmissionId}` }),
    answers: { ...NOBODY, reviewer: 409, 'after-sales': 409 },
  },
  {
    route: 'POST /reviews/{resubmissionId}/claim',
    delivered: true,
    request: ({ resubmissionId }) => ({ path: `/reviews/${resubmissionId}/claim`, body: {} }),
    answers: { ...NOBODY, reviewer: 409, 'after-sales': 409 },
  },
  {
    route: 'POST /reviews/{resubmissionId}/release',
    delivered: true,
    request: ({ resubmissionId }) => ({ path: `/reviews/${resubmissionId}/release`, body: {} }),
    answers: { ...NOBODY, reviewer: 204, 'after-sales': 204 },
  },
  {
    route: 'POST /reviews/{resubmissionId}/decision',
    delivered: true,
    request: ({ resubmissionId }) => ({
      path: `/reviews/${resubmissionId}/decision`,
      body: { decision: 'refuse', reason: 'other', basis: '1.0' },
      headers: key(),
    }),
    answers: { ...NOBODY, reviewer: 409, 'after-sales': 409 },
  },
  {
    route: 'POST /reviews/{resubmissionId}/take-back',
    delivered: true,
    request: ({ resubmissionId }) => ({ path: `/reviews/${resubmissionId}/take-back`, body: {} }),
    answers: { ...NOBODY, reviewer: 409, 'after-sales': 409 },
  },
];
