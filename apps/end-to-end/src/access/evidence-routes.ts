import { randomUUID } from 'node:crypto';
import { NOBODY, type RouteCase } from './route-case.js';

/** Evidence that reviewers ask buyers for. */
export const EVIDENCE_ROUTES: readonly RouteCase[] = [
  {
    route: 'GET /orders/{orderId}/evidence',
    delivered: true,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/evidence` }),
    answers: { ...NOBODY, reviewer: 200, 'after-sales': 200, ops: 200 },
  },
  {
    route: 'GET /orders/{orderId}/evidence/{evidenceId}/check',
    delivered: true,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/evidence/${randomUUID()}/check` }),
    answers: { ...NOBODY, 'after-sales': 404, ops: 404 },
  },
  {
    route: 'GET /evidence-checks/pieces',
    delivered: false,
    request: () => ({ path: '/evidence-checks/pieces' }),
    answers: { ...NOBODY, ops: 200 },
  },
  {
    route: 'GET /evidence-checks/strays',
    delivered: false,
    request: () => ({ path: '/evidence-checks/strays' }),
    answers: { ...NOBODY, ops: 200 },
  },
  {
    route: 'GET /orders/{orderId}/resubmissions/{resubmissionId}/evidence',
    delivered: true,
    request: ({ orderId, resubmissionId }) => ({
      path: `/orders/${orderId}/resubmissions/${resubmissionId}/evidence`,
    }),
    answers: {
      buyer: 200,
      merchant: 200,
      reviewer: 200,
      finance: 403,
      'after-sales': 200,
      ops: 403,
      service: 403,
    },
  },
  {
    // Nobody asked for any.
    route: 'POST /orders/{orderId}/resubmissions/{resubmissionId}/evidence',
    delivered: true,
    request: ({ orderId, resubmissionId }) => ({
      path: `/orders/${orderId}/resubmissions/${resubmissionId}/evidence`,
      body: new Blob(['%PDF-1.7 %%EOF']),
      headers: { 'content-type': 'application/pdf' },
    }),
    answers: { ...NOBODY, buyer: 409, merchant: 409 },
  },
  {
    route: 'GET /orders/{orderId}/evidence/{evidenceId}',
    delivered: true,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/evidence/${randomUUID()}` }),
    answers: {
      buyer: 404,
      merchant: 404,
      reviewer: 404,
      finance: 403,
      'after-sales': 404,
      ops: 403,
      service: 403,
    },
  },
];
