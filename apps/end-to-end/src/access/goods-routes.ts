import { NOBODY, type RouteCase } from './route-case.js';

const PRICED = { name: '腾讯Q币 5个', goodsKind: 'game-points', unitPrice: 500 };

/** Prices, and what may be delivered in place of what. Only the installation sets a price. */
export const GOODS_ROUTES: readonly RouteCase[] = [
  {
    route: 'GET /goods',
    delivered: false,
    request: () => ({ path: '/goods' }),
    answers: { ...NOBODY, 'after-sales': 200, ops: 200 },
  },
  {
    route: 'GET /goods/{goodsId}/changes',
    delivered: false,
    request: ({ goodsId }) => ({ path: `/goods/${goodsId}/changes` }),
    answers: { ...NOBODY, 'after-sales': 200, ops: 200 },
  },
  {
    route: 'POST /goods-imports/check',
    delivered: false,
    request: () => ({ path: '/goods-imports/check', body: { text: 'goods: []' } }),
    answers: { ...NOBODY, ops: 200 },
  },
  {
    route: 'POST /goods-imports',
    delivered: false,
    request: () => ({ path: '/goods-imports', body: { text: 'goods: []', because: 'for this test' } }),
    answers: { ...NOBODY, ops: 200 },
  },
  {
    route: 'GET /goods/{goodsId}',
    delivered: false,
    request: ({ goodsId }) => ({ path: `/goods/${goodsId}` }),
    answers: {
      buyer: 403,
      merchant: 200,
      reviewer: 403,
      finance: 403,
      'after-sales': 200,
      ops: 200,
      service: 200,
    },
  },
  {
    route: 'PUT /goods/{goodsId}',
    delivered: false,
    request: ({ goodsId }) => ({ path: `/goods/${goodsId}`, body: PRICED }),
    answers: { ...NOBODY, ops: 200, service: 200 },
  },
  {
    route: 'PUT /goods/{goodsId}/alternatives',
    delivered: false,
    request: ({ goodsId }) => ({ path: `/goods/${goodsId}/alternatives`, body: { alternatives: [] } }),
    answers: { ...NOBODY, merchant: 200, ops: 200, service: 200 },
  },
];
