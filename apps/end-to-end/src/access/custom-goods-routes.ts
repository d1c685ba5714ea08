import { GAME_TEMPLATE } from '@bujiao/recharge-templates/testing';
import { NOBODY, type OwnOrder, type RouteCase } from './route-case.js';

const READERS: RouteCase['answers'] = {
  ...NOBODY,
  merchant: 200,
  reviewer: 200,
  'after-sales': 200,
  ops: 200,
};
const permission = ({ orderId, resubmissionId }: OwnOrder, rest = ''): string =>
  `/orders/${orderId}/resubmissions/${resubmissionId}/permission${rest}`;
const { id: _, merchantId: __, ...CONTENT } = GAME_TEMPLATE;

/** Recharge templates, the confirmation of a role, and bound roles. */
export const CUSTOM_GOODS_ROUTES: readonly RouteCase[] = [
  {
    route: 'GET /recharge-templates',
    delivered: false,
    request: () => ({ path: '/recharge-templates' }),
    answers: READERS,
  },
  {
    route: 'GET /recharge-templates/{templateId}',
    delivered: false,
    request: () => ({ path: '/recharge-templates/no-such-template' }),
    answers: { ...NOBODY, merchant: 404, reviewer: 404, 'after-sales': 404, ops: 404 },
  },
  {
    route: 'POST /recharge-templates/{templateId}/check',
    delivered: false,
    request: () => ({ path: '/recharge-templates/any/check', body: CONTENT }),
    answers: READERS,
  },
  {
    route: 'PUT /recharge-templates/{templateId}',
    delivered: false,
    // With faults: who is let in is told of them.
    request: () => ({
      path: '/recharge-templates/any',
      body: { ...CONTENT, fields: CONTENT.fields.slice(1), because: 'for this test' },
    }),
    answers: { ...NOBODY, merchant: 422, ops: 422 },
  },
  {
    route: 'POST /recharge-templates/{templateId}/withdrawal',
    delivered: false,
    request: () => ({
      path: '/recharge-templates/no-such-template/withdrawal',
      body: { because: 'for this test' },
    }),
    answers: { ...NOBODY, merchant: 404, ops: 404 },
  },
  {
    route: 'POST /orders/{orderId}/resubmissions/{resubmissionId}/permission',
    delivered: true,
    // Goods that ask for no confirmation.
    request: (order) => ({ path: permission(order), body: {} }),
    answers: { ...NOBODY, buyer: 409 },
  },
  {
    route: 'POST /orders/{orderId}/resubmissions/{resubmissionId}/permission/notices',
    delivered: true,
    request: (order) => ({ path: permission(order, '/notices') }),
    answers: { ...NOBODY, buyer: 409, 'after-sales': 409 },
  },
  {
    route: 'POST /orders/{orderId}/resubmissions/{resubmissionId}/permission/codes',
    delivered: true,
    request: (order) => ({ path: permission(order, '/codes') }),
    answers: { ...NOBODY, service: 409 },
  },
  {
    route: 'GET /my/roles',
    delivered: false,
    request: () => ({ path: '/my/roles' }),
    answers: { ...NOBODY, buyer: 200 },
  },
  {
    route: 'DELETE /my/roles/{roleId}',
    delivered: false,
    request: () => ({ path: '/my/roles/nobodys-role-of-a-game' }),
    answers: { ...NOBODY, buyer: 204 },
  },
];
