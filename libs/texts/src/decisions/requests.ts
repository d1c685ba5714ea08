import { fixed, type Text } from '../format.js';

/** Refusals of a request, whatever the order's state is. */
export const REQUESTS = {
  'requester-not-owner': fixed(
    '只有订单的买家或商户可以申请补交。',
    'Only the buyer or the merchant of the order can ask for this.',
  ),
  'idempotency-key-reused': fixed(
    '该幂等键已用于内容不同的请求。',
    'This idempotency key was used for a request with other content.',
  ),
  'too-many-looks': ({ looks }) => ({
    zh: `卡密已查看 ${looks} 次，达到上限。还需要再看，请联系客服。`,
    en: `The card secrets were shown ${looks} times, which is the limit. Ask support to see them again.`,
  }),
  'not-delivered': fixed('商品尚未发货。', 'The goods have not been delivered yet.'),
  'no-cards': fixed('该订单不含卡密。', 'These goods have no card secrets.'),
} satisfies Readonly<Record<string, Text>>;
