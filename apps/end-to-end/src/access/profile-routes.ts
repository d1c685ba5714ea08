import { randomUUID } from 'node:crypto';
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
  {
    route: 'GET /my/preferences',
    delivered: false,
    request: () => ({ path: '/my/preferences' }),
    answers: BUYER_ALONE,
  },
  {
    route: 'PUT /my/preferences',
    delivered: false,
    request: () => ({ path: '/my/preferences', body: { goods: [], learnRecipients: true } }),
    answers: BUYER_ALONE,
  },
  {
    route: 'GET /my/recipients',
    delivered: false,
    request: () => ({ path: '/my/recipients' }),
    answers: BUYER_ALONE,
  },
  {
    route: 'POST /my/recipients',
    delivered: false,
    request: () => ({
      path: '/my/recipients',
      body: { goodsKind: 'direct-top-up', rechargeTarget: { rechargeAccount: 'account-1' } },
    }),
    answers: BUYER_ALONE,
  },
  {
    route: 'GET /my/recipients/{recipientId}',
    delivered: false,
    request: () => ({ path: `/my/recipients/${randomUUID()}` }),
    answers: { ...BUYER_ALONE, buyer: 404 },
  },
  {
    route: 'PUT /my/recipients/{recipientId}/name',
    delivered: false,
    request: () => ({ path: `/my/recipients/${randomUUID()}/name`, body: { name: 'a name' } }),
    answers: { ...BUYER_ALONE, buyer: 404 },
  },
  {
    route: 'DELETE /my/recipients/{recipientId}',
    delivered: false,
    request: () => ({ path: `/my/recipients/${randomUUID()}` }),
    answers: BUYER_ALONE,
  },
];
