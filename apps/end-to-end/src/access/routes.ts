import { randomUUID } from 'node:crypto';
import type { Role } from '@bujiao/contracts';
import { orderEvent } from '../product/shop.js';

/** An order that belongs to the asking buyer or merchant. */
export interface OwnOrder {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly goodsId: string;
}

export interface RouteCase {
  /** As the OpenAPI document names it. */
  readonly route: string;
  /** Needs an order that has been delivered; else one that could be resubmitted. */
  readonly delivered: boolean;
  readonly request: (order: OwnOrder) => {
    readonly path: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** What each role is answered; buyer and merchant on an order of their own. Written out, so that a decorator changed by mistake shows. */
  readonly answers: Readonly<Record<Role, number>>;
}

const key = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });
const json = { accept: 'application/json' };

export const ROUTES: readonly RouteCase[] = [
  {
    route: 'POST /order-events',
    delivered: false,
    request: ({ orderId }) => ({ path: '/order-events', body: orderEvent(orderId, 'paid', {}, 5) }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 403,
      service: 202,
    },
  },
  {
    route: 'GET /order-events/rejected',
    delivered: false,
    request: () => ({ path: '/order-events/rejected' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 200,
      service: 200,
    },
  },
  {
    route: 'GET /orders/{orderId}',
    delivered: false,
    request: ({ orderId }) => ({ path: `/orders/${orderId}` }),
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
    route: 'GET /orders/{orderId}/explanation',
    delivered: false,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/explanation` }),
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
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 200,
      finance: 403,
      'after-sales': 403,
      ops: 200,
      service: 403,
    },
  },
  {
    route: 'POST /policies/{version}/activation',
    delivered: false,
    request: () => ({ path: '/policies/no-such-version/activation', body: { because: 'to try it' } }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 404,
      finance: 403,
      'after-sales': 403,
      ops: 404,
      service: 403,
    },
  },
  {
    route: 'GET /conflicts',
    delivered: false,
    request: () => ({ path: '/conflicts' }),
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
    route: 'GET /orders/{orderId}/record',
    delivered: false,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/record` }),
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
    route: 'POST /orders/{orderId}/conflicts/{code}/close',
    delivered: true,
    request: ({ orderId }) => ({
      path: `/orders/${orderId}/conflicts/overpaid/close`,
      body: { action: 'accepted', note: 'nothing is wrong with it' },
    }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 409,
      ops: 403,
      service: 403,
    },
  },
  {
    route: 'GET /my/orders',
    delivered: false,
    request: () => ({ path: '/my/orders' }),
    answers: {
      buyer: 200,
      merchant: 200,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 403,
      service: 403,
    },
  },
  {
    route: 'GET /orders/search',
    delivered: false,
    request: ({ orderId }) => ({ path: `/orders/search?q=${orderId}` }),
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
    route: 'POST /orders/{orderId}/resubmissions',
    delivered: false,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/resubmissions`, body: {}, headers: key() }),
    answers: {
      buyer: 202,
      merchant: 202,
      reviewer: 403,
      finance: 403,
      'after-sales': 202,
      ops: 403,
      service: 403,
    },
  },
  {
    route: 'GET /orders/{orderId}/progress',
    delivered: true,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/progress`, headers: json }),
    answers: {
      buyer: 200,
      merchant: 200,
      reviewer: 403,
      finance: 403,
      'after-sales': 200,
      ops: 200,
      service: 200,
    },
  },
  {
    route: 'GET /orders/{orderId}/history',
    delivered: true,
    request: ({ orderId }) => ({ path: `/orders/${orderId}/history` }),
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
    route: 'POST /orders/{orderId}/resubmissions/{resubmissionId}/receipt',
    delivered: true,
    request: ({ orderId, resubmissionId }) => ({
      path: `/orders/${orderId}/resubmissions/${resubmissionId}/receipt`,
    }),
    answers: {
      buyer: 200,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 403,
      service: 403,
    },
  },
  {
    route: 'POST /orders/{orderId}/resubmissions/{resubmissionId}/reveal',
    delivered: true,
    request: ({ orderId, resubmissionId }) => ({
      path: `/orders/${orderId}/resubmissions/${resubmissionId}/reveal`,
      headers: key(),
    }),
    answers: {
      buyer: 200,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 403,
      service: 403,
    },
  },
  {
    // Even the buyer's own cards open only after a recorded reveal, and this one never was.
    route: 'POST /issued-cards/open',
    delivered: true,
    request: ({ orderId, resubmissionId }) => ({
      path: '/issued-cards/open',
      body: { orderId, resubmissionId, revealKey: 'a'.repeat(64) },
    }),
    answers: {
      buyer: 404,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 403,
      service: 403,
    },
  },
  {
    route: 'POST /card-stock/{goodsId}/batches',
    delivered: false,
    request: ({ goodsId }) => ({
      path: `/card-stock/${goodsId}/batches`,
      body: { batchId: randomUUID(), cards: [{ cardNo: randomUUID(), cardPassword: 'p' }] },
    }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 201,
      service: 403,
    },
  },
  {
    route: 'GET /card-stock/{goodsId}',
    delivered: false,
    request: ({ goodsId }) => ({ path: `/card-stock/${goodsId}` }),
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
    route: 'GET /manual-work',
    delivered: false,
    request: () => ({ path: '/manual-work' }),
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
    // Whoever may resolve is told that this one waits for nobody.
    route: 'POST /manual-work/{resubmissionId}/resolution',
    delivered: true,
    request: ({ orderId, resubmissionId }) => ({
      path: `/manual-work/${resubmissionId}/resolution`,
      body: { orderId, resolution: 'give-up', note: 'a note' },
      headers: key(),
    }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 409,
      ops: 409,
      service: 403,
    },
  },
  {
    route: 'GET /order-states',
    delivered: false,
    request: () => ({ path: '/order-states' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 403,
      service: 200,
    },
  },
  {
    route: 'GET /dead-letters',
    delivered: false,
    request: () => ({ path: '/dead-letters?state=parked&limit=1' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 200,
      service: 403,
    },
  },
  {
    route: 'GET /dead-letters/{id}',
    delivered: false,
    request: () => ({ path: '/dead-letters/999999999' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 404,
      service: 403,
    },
  },
  {
    route: 'GET /dead-letters/{id}/payload',
    delivered: false,
    request: () => ({ path: '/dead-letters/999999999/payload' }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 404,
      service: 403,
    },
  },
  {
    route: 'POST /dead-letters/{id}/payload',
    delivered: false,
    request: () => ({
      path: '/dead-letters/999999999/payload',
      body: { data: { quantity: 1 }, edits: 0, because: 'sent as a text' },
    }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 404,
      service: 403,
    },
  },
  {
    route: 'POST /dead-letters/redrive',
    delivered: false,
    request: ({ orderId }) => ({ path: '/dead-letters/redrive', body: { group: 'verification', orderId } }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 202,
      service: 403,
    },
  },
  {
    route: 'POST /dead-letters/{id}/discard',
    delivered: false,
    request: () => ({ path: '/dead-letters/999999999/discard', body: { why: 'nobody needs it' } }),
    answers: {
      buyer: 403,
      merchant: 403,
      reviewer: 403,
      finance: 403,
      'after-sales': 403,
      ops: 404,
      service: 403,
    },
  },
];
