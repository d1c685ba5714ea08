import type { Sentence } from '@bujiao/contracts';

const TERM_NAMES: Readonly<Record<string, Sentence>> = {
  buyerId: { zh: '买家', en: 'the buyer' },
  merchantId: { zh: '商户', en: 'the merchant' },
  paymentId: { zh: '支付单号', en: 'the payment number' },
  quantity: { zh: '数量', en: 'the quantity' },
  amount: { zh: '金额', en: 'the amount' },
  placedAt: { zh: '下单时间', en: 'the time of placing' },
  goods: { zh: '商品信息', en: 'the goods' },
  'goods.goodsId': { zh: '商品编号', en: 'the goods' },
  'goods.name': { zh: '商品名称', en: 'the name of the goods' },
  'goods.kind': { zh: '商品类型', en: 'the kind of goods' },
  'goods.unitPrice': { zh: '单价', en: 'the unit price' },
  rechargeTarget: { zh: '充值账号', en: 'the account' },
  'rechargeTarget.rechargeAccount': { zh: '充值账号', en: 'the account' },
  'rechargeTarget.gameArea': { zh: '游戏大区', en: 'the game area' },
  'rechargeTarget.gameServer': { zh: '服务器', en: 'the server' },
  'rechargeTarget.gameRole': { zh: '角色', en: 'the role' },
};
const OTHER: Sentence = { zh: '其他内容', en: 'another term' };

/** Terms of an order by the names of their fields, as people read them. */
export function termNames(fields: readonly string[]): Sentence {
  const names = [...new Set(fields)].map(
    (f) => (Object.hasOwn(TERM_NAMES, f) ? TERM_NAMES[f] : OTHER) ?? OTHER,
  );
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}
