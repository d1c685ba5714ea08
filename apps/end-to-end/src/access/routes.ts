import { randomUUID } from 'node:crypto';
import { orderEvent } from '../product/shop.js';
import { CHANGE_ROUTES } from './change-routes.js';
import { CONSOLE_ROUTES } from './console-routes.js';
import { CUSTOM_GOODS_ROUTES } from './custom-goods-routes.js';
import { DEAD_LETTER_ROUTES } from './dead-letter-routes.js';
import { key, NOBODY, type RouteCase } from './route-case.js';
import { BACKTEST_ROUTES } from './backtest-routes.js';
import { GOODS_ROUTES } from './goods-routes.js';
import { PROFILE_ROUTES } from './profile-routes.js';
import { EVIDENCE_ROUTES } from './evidence-routes.js';
import { OFFER_ROUTES } from './offer-routes.js';
import { OPS_ROUTES } from './ops-routes.js';
import { RULE_ROUTES } from './rule-routes.js';

export type { OwnOrder, RouteCase } from './route-case.js';

const json = { accept: 'application/json' };

export const ROUTES: readonly RouteCase[] = [
  ...CHANGE_ROUTES,
  ...CONSOLE_ROUTES,
  ...PROFILE_ROUTES,
  ...CUSTOM_GOODS_ROUTES,
  ...GOODS_ROUTES,
  ...OFFER_ROUTES,
  ...RULE_ROUTES,
  ...BACKTEST_ROUTES,
  ...EVIDENCE_ROUTES,
  ...DEAD_LETTER_ROUTES,
  ...OPS_ROUTES,
  {
    route: 'POST /order-events',
    delivered: false,
    request: ({ orderId }) => ({ path: '/order-events', body: orderEvent(orderId, 'paid', {}, 5) }),
    answers: { ...NOBODY, service: 202 },
  },
  {
    route: 'GET /order-events/rejected',
    delivered: false,
    request: () => ({ path: '/order-events/rejected' }),
    answers: { ...NOBODY, ops: 200, service: 200 },
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
    route: 'GET /conflicts',
    delivered: false,
    request: () => ({ path: '/conflicts' }),
    answers: { ...NOBODY, 'after-sales': 200, ops: 200 },
  },
  {
    route: 'GET /flow',
    delivered: false,
    request: () => ({ path: '/flow' }),
    answers: { ...NOBODY, ops: 200 },
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
    answers: { ...NOBODY, 'after-sales': 409 },
  },
  {
    route: 'GET /my/orders',
    delivered: false,
    request: () => ({ path: '/my/orders' }),
    answers: { ...NOBODY, buyer: 200, merchant: 200 },
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
    answers: { ...NOBODY, buyer: 202, merchant: 202, 'after-sales': 202 },
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
    answers: { ...NOBODY, buyer: 200 },
  },
  {
    route: 'POST /orders/{orderId}/resubmissions/{resubmissionId}/reveal',
    delivered: true,
    request: ({ orderId, resubmissionId }) => ({
      path: `/orders/${orderId}/resubmissions/${resubmissionId}/reveal`,
      headers: key(),
    }),
    answers: { ...NOBODY, buyer: 200 },
  },
  {
    // Nothing was shown yet, so nothing can have been copied.
    route: 'POST /orders/{orderId}/resubmissions/{resubmissionId}/copies',
    delivered: true,
    request: ({ orderId, resubmissionId }) => ({
      path: `/orders/${orderId}/resubmissions/${resubmissionId}/copies`,
      body: { card: 1, part: 'card-no' },
    }),
    answers: { ...NOBODY, buyer: 409 },
  },
  {
    // Even the buyer's own cards open only after a recorded reveal, and this one never was.
    route: 'POST /issued-cards/open',
    delivered: true,
    request: ({ orderId, resubmissionId }) => ({
      path: '/issued-cards/open',
      body: { orderId, resubmissionId, revealKey: 'a'.repeat(64) },
    }),
    answers: { ...NOBODY, buyer: 404 },
  },
  {
    route: 'POST /card-stock/{goodsId}/batches',
    delivered: false,
    request: ({ goodsId }) => ({
      path: `/card-stock/${goodsId}/batches`,
      body: { batchId: randomUUID(), cards: [{ cardNo: randomUUID(), cardPassword: 'p' }] },
    }),
    answers: { ...NOBODY, ops: 201 },
  },
  {
    route: 'GET /card-stock/{goodsId}',
    delivered: false,
    request: ({ goodsId }) => ({ path: `/card-stock/${goodsId}` }),
    answers: { ...NOBODY, 'after-sales': 200, ops: 200 },
  },
  {
    route: 'GET /manual-work',
    delivered: false,
    request: () => ({ path: '/manual-work' }),
    answers: { ...NOBODY, 'after-sales': 200, ops: 200 },
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
    answers: { ...NOBODY, 'after-sales': 409, ops: 409 },
  },
  {
    route: 'GET /order-states',
    delivered: false,
    streams: true,
    request: () => ({ path: '/order-states' }),
    answers: { ...NOBODY, service: 200 },
  },
];
