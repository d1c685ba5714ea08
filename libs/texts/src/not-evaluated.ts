import { fixed, type Text } from './format.js';

/** Why a rule that was reached had nothing to judge. */
export const NO_DATA = {
  'proof-not-needed': fixed(
    '未评估：该原因无需支付渠道证明。',
    'Not evaluated: this reason needs no proof by the gateway.',
  ),
  'gateway-not-asked': fixed(
    '未评估：尚未查询支付渠道，没有数据。',
    'Not evaluated: the gateway has not been asked, so there is no data.',
  ),
  'no-cancellation': fixed('未评估：订单没有取消。', 'Not evaluated: nobody cancelled the order.'),
  'no-failure-code': fixed('未评估：没有失败码。', 'Not evaluated: there is no code of a failure.'),
  'no-earlier-resubmission': fixed(
    '未评估：此前没有补交。',
    'Not evaluated: there is no earlier resubmission.',
  ),
  'nothing-changed': fixed('未评估：没有变更。', 'Not evaluated: nothing is to change.'),
  'no-buyer-limit': fixed(
    '未评估：策略不限制买家的申请次数。',
    'Not evaluated: the policy limits no requests of a buyer.',
  ),
  'buyer-not-counted': fixed(
    '未评估：当时没有统计买家的申请次数，没有数据。',
    'Not evaluated: the requests of the buyer were not counted then, so there is no data.',
  ),
  'no-account-needed': fixed('未评估：该商品不充到账号。', 'Not evaluated: these goods go to no account.'),
} satisfies Readonly<Record<string, Text>>;
