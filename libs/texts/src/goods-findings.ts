import { fixed, type Text } from './format.js';

/** Faults of a file of goods, by the code of its check. */
export const GOODS_FINDINGS: Readonly<Record<string, { readonly says: Text; readonly fix: Text }>> = {
  'goods-twice': {
    says: ({ goodsId }) => ({
      zh: `文件中有两个 ${goodsId}。`,
      en: `The file has the goods ${goodsId} twice.`,
    }),
    fix: fixed('只保留一个。', 'Keep one of them.'),
  },
  'text-not-taken': {
    says: ({ detail }) => ({ zh: `文字不可用：${detail}。`, en: `The text is not taken: it ${detail}.` }),
    fix: fixed('改写这段文字。', 'Write another text.'),
  },
  'own-alternative': {
    says: ({ goodsId }) => ({
      zh: `${goodsId} 不能替换自己。`,
      en: `${goodsId} cannot go out in place of itself.`,
    }),
    fix: fixed('从列表中删去。', 'Remove it from the list.'),
  },
  'alternative-without-price': {
    says: ({ goodsId }) => ({
      zh: `可换商品 ${goodsId} 没有价格。`,
      en: `The alternative ${goodsId} has no price.`,
    }),
    fix: fixed(
      '在同一文件中写上它的名称、类型和价格，或改正编号。',
      'Give its name, kind and price in the same file, or correct the id.',
    ),
  },
  'alternative-twice': {
    says: ({ goodsId }) => ({ zh: `列表中有两个 ${goodsId}。`, en: `The list has ${goodsId} twice.` }),
    fix: fixed('只保留一个。', 'Keep one of them.'),
  },
};
