import type { Sentence } from '@bujiao/contracts';

/** What a failure's code says, as part of a sentence: of the game-card protocol, of shops, and our own. */
const SENTENCES = {
  '103': { zh: '区服有误或维护中', en: 'the area or server is wrong or paused' },
  'area-or-server-missing': { zh: '区服有误或维护中', en: 'the area or server is wrong or paused' },
  '104': { zh: '下单参数有误', en: 'the order was placed with wrong parameters' },
  'bad-parameter': { zh: '下单参数有误', en: 'the order was placed with wrong parameters' },
  '105': { zh: '供货方未放行调用地址', en: 'the supplier does not admit our address' },
  'ip-refused': { zh: '供货方未放行调用地址', en: 'the supplier does not admit our address' },
  '106': { zh: '供货方验签未通过', en: 'the supplier refused the signature' },
  'signature-refused': { zh: '供货方验签未通过', en: 'the supplier refused the signature' },
  '107': { zh: '供货方没有该商品', en: 'the supplier does not have these goods' },
  'no-such-goods': { zh: '供货方没有该商品', en: 'the supplier does not have these goods' },
  '108': { zh: '供货方繁忙', en: 'the supplier is busy' },
  busy: { zh: '供货方繁忙', en: 'the supplier is busy' },
  '109': { zh: '商品已停售', en: 'the goods are not for sale' },
  'not-for-sale': { zh: '商品已停售', en: 'the goods are not for sale' },
  '110': { zh: '缺货', en: 'out of stock' },
  'out-of-stock': { zh: '缺货', en: 'out of stock' },
  '111': { zh: '供货价格不符', en: "the supplier's price differs" },
  'price-differs': { zh: '供货价格不符', en: "the supplier's price differs" },
  '112': { zh: '供货账户余额不足', en: 'the balance with the supplier is too low' },
  'balance-too-low': { zh: '供货账户余额不足', en: 'the balance with the supplier is too low' },
  '113': { zh: '未找到游戏角色', en: 'the game role was not found' },
  'role-missing': { zh: '未找到游戏角色', en: 'the game role was not found' },
  '114': { zh: '游戏角色校验未通过', en: 'the game role could not be checked' },
  'role-check-failed': { zh: '游戏角色校验未通过', en: 'the game role could not be checked' },
  '116': { zh: '充值账号有误', en: 'the account is wrong' },
  'wrong-account': { zh: '充值账号有误', en: 'the account is wrong' },
  '117': { zh: '实名信息不符', en: 'the identity does not match' },
  'identity-mismatch': { zh: '实名信息不符', en: 'the identity does not match' },
  '118': { zh: '超出限购数量', en: 'the purchase limit is reached' },
  'purchase-limit': { zh: '超出限购数量', en: 'the purchase limit is reached' },
  '119': { zh: '触发供货方风控', en: "the supplier's risk control refused it" },
  'risk-control': { zh: '触发供货方风控', en: "the supplier's risk control refused it" },
  '120': { zh: '充值账号已被封禁', en: 'the account is banned' },
  'account-banned': { zh: '充值账号已被封禁', en: 'the account is banned' },
  '121': { zh: '无购买资格', en: 'the account is not entitled to buy' },
  'not-entitled': { zh: '无购买资格', en: 'the account is not entitled to buy' },
  '122': { zh: '商品映射有误', en: 'the goods are mapped wrongly' },
  'mapping-failed': { zh: '商品映射有误', en: 'the goods are mapped wrongly' },
  '123': { zh: '品牌方处理失败', en: 'it failed at the brand' },
  'failed-at-brand': { zh: '品牌方处理失败', en: 'it failed at the brand' },
  '1000': { zh: '品牌方超时', en: 'the brand did not answer in time' },
  'brand-timeout': { zh: '品牌方超时', en: 'the brand did not answer in time' },
  'timed-out': { zh: '供货方未在时限内回复', en: 'the supplier did not answer in time' },
  'duplicate-number': { zh: '供货方已收过该请求号', en: 'the supplier has seen this request number before' },
  'not-arrived-yet': { zh: '供货方还没有收到该请求', en: 'the supplier has not received the request yet' },
  'sent-again': {
    zh: '供货方没有该请求号，已重新提交',
    en: 'the supplier did not know the number; it was sent again',
  },
  'unknown-supplier': { zh: '未接入的供货方', en: 'no supplier is connected under this id' },
  'outcome-unknown': { zh: '超过时限结果仍未知', en: 'the outcome stayed unknown past its deadline' },
  'odd-answer': { zh: '供货方的答复与本单不符', en: "the supplier's answer does not fit this order" },
  'cards-missing': { zh: '供货方已发货但没有给出卡密', en: 'the supplier delivered but gave no cards' },
  'units-unknown': { zh: '供货方没有说明数量', en: 'the supplier did not say how many units' },
  'not-held': {
    zh: '商城未在时限内确认已暂停原订单',
    en: 'the shop did not confirm in time that it stopped the order',
  },
  'given-up': { zh: '人工放弃补发', en: 'a person gave the redelivery up' },
  'delivery-failed': { zh: '发货失败', en: 'the delivery failed' },
  unknown: { zh: '结果未知', en: 'the outcome is unknown' },
  processing: { zh: '供货方处理中', en: 'the supplier is processing it' },
  failed: { zh: '供货方处理失败', en: 'it failed at the supplier' },
  // What an attempt of ours can come to beside the answers of the protocol.
  'supplier-unreachable': { zh: '无法连接供货方', en: 'the supplier could not be reached' },
  'supplier-unavailable': { zh: '供货方服务暂不可用', en: "the supplier's service is not available" },
  'connection-broken': {
    zh: '与供货方的连接中断，结果未知',
    en: 'the connection to the supplier broke; the outcome is unknown',
  },
  'too-late-to-send': { zh: '已过可安全提交的时限', en: 'it was too late to send it safely' },
  'number-unknown': {
    zh: '供货方没有该请求号，未购买任何商品',
    en: 'the supplier does not know the number; nothing was bought',
  },
  'goods-not-named': {
    zh: '供货方的答复没有写明商品',
    en: "the supplier's answer names no goods",
  },
  'other-goods-answered': {
    zh: '供货方答复的是别的商品',
    en: "the supplier's answer is about other goods",
  },
  'nothing-to-ask': { zh: '没有可核实的账号', en: 'there is no account to ask about' },
  'beyond-idempotency-horizon': {
    zh: '已超出供货方保存请求号的期限，无法确认',
    en: 'the supplier no longer remembers numbers of that age, so it cannot be told',
  },
  'failed-at-supplier': { zh: '供货方处理失败', en: 'it failed at the supplier' },
  'http-error-answered': { zh: '供货方返回了错误响应', en: 'the supplier answered with an error' },
  'unreadable-answer': { zh: '供货方的答复无法识别', en: "the supplier's answer could not be understood" },
  'other-order-answered': {
    zh: '供货方答复的是另一个请求',
    en: 'the supplier answered about another request',
  },
  'order-not-named': {
    zh: '供货方的答复没有注明请求号',
    en: "the supplier's answer does not name the request",
  },
  'success-without-number': {
    zh: '供货方称已发货但没有给出供货单号',
    en: 'the supplier says that it delivered, and gives no number of its order',
  },
  'quantity-unreadable': {
    zh: '供货方答复的数量无法识别',
    en: 'the number of units in the answer could not be understood',
  },
  'other-quantity-answered': {
    zh: '供货方答复的数量与请求不符',
    en: 'the supplier answered another number of units',
  },
  'cards-unreadable': { zh: '供货方给出的卡密无法识别', en: "the supplier's cards could not be read" },
  'other-number-of-cards': {
    zh: '供货方给出的卡密数量不符',
    en: 'the number of cards differs from the number of units',
  },
  'cards-known-already': {
    zh: '供货方给出的卡密此前已入库',
    en: 'the supplier gave cards that are in stock already',
  },
  'recharge-target-unreadable': { zh: '充值账号已无法读取', en: 'the account can no longer be read' },
  'manual-delivered': { zh: '人工确认已到货', en: 'a person found that it was delivered' },
  'manual-not-delivered': { zh: '人工确认未到货', en: 'a person found that it was not delivered' },
  // Why a person is asked before anything more is sent.
  'conflict-open': { zh: '订单信息相互矛盾', en: 'what is known of the order contradicts itself' },
  'refund-without-units': {
    zh: '已退款但未说明对应几件',
    en: 'money was refunded without saying for how many units',
  },
  'proof-too-old': {
    zh: '付款核实多次过时，未能及时发货',
    en: 'the proof of payment became too old again and again before goods could go',
  },
  'payment-number-unknown': {
    zh: '商城没有告知支付单号，无法核实付款',
    en: 'the shop has told no payment number, so the payment cannot be proven',
  },
  'payment-unclear': { zh: '支付渠道的答复无法识别', en: "the gateway's answer could not be understood" },
  underpaid: { zh: '到账金额不足', en: 'less than the price arrived' },
  'payment-not-found': { zh: '支付渠道没有该付款', en: 'the gateway knows of no payment' },
  'payment-not-made': { zh: '支付渠道显示尚未付款', en: 'the gateway says that it has not been paid' },
  'payment-refunded': { zh: '支付渠道显示款项已退回', en: 'the gateway says that the payment was refunded' },
  'payment-mismatch': { zh: '支付单号属于另一个订单', en: 'the payment number belongs to another order' },
  'maybe-delivered': { zh: '可能已经发货', en: 'it may have been delivered already' },
  'order-cancelled': { zh: '原订单已取消', en: 'the original order was cancelled' },
  'order-refunded': { zh: '原订单已退款', en: 'the original order was refunded' },
  'nothing-owed': { zh: '没有待补发的商品', en: 'nothing is left to redeliver' },
} satisfies Readonly<Record<string, Sentence>>;
const FAILURES: Readonly<Record<string, Sentence>> = SENTENCES;

/** A code with words. What an attempt ended with is shown to people, so a supplier's answer can have no other. */
export type FailureCode = keyof typeof SENTENCES;

/** What a code means, in both languages; an unknown one is named as what it is, never bare. */
export function failureOf(code: string | number | boolean | undefined): Sentence {
  // A number that the protocol's table lacks is recorded as `code-555`.
  const name = String(code ?? '').replace(/^code-(?=\d)/, '');
  const known = Object.hasOwn(FAILURES, name) ? FAILURES[name] : undefined;
  if (known) return known;
  return name === ''
    ? { zh: '未说明原因', en: 'no reason was given' }
    : { zh: `错误码 ${name}`, en: `error code ${name}` };
}

/** A code as a sentence of its own. */
export function failureSentence(code: string | undefined): Sentence {
  const { zh, en } = failureOf(code);
  return { zh: `${zh}。`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.` };
}

export const KNOWN_FAILURE_CODES: readonly string[] = Object.keys(FAILURES);
