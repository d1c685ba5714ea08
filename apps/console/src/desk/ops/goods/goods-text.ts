import type { GoodsLine } from '../../../api/goods.js';

/** A file that an import takes, with the goods as they are. Goods without a price get one of 0 to be written over. */
export const goodsText = (lines: readonly GoodsLine[]): string =>
  lines.length === 0 ? EXAMPLE : `goods:\n${lines.map(entry).join('')}`;

const EXAMPLE = `goods:
  - goodsId: QQ-COIN-10
    name: 腾讯Q币 10个
    goodsKind: game-points
    specification: 10 个
    unitPrice: 1000
    alternatives:
      - { goodsId: QQ-COIN-05, change: specification }
  - goodsId: QQ-COIN-05
    name: 腾讯Q币 5个
    goodsKind: game-points
    specification: 5 个
    unitPrice: 500
`;

/** A JSON string is a YAML string: quoting keeps every character. */
const quoted = (text: string): string => JSON.stringify(text);

/** Of goods without a price: what has to be written over. */
const unpriced = (goodsId: string): NonNullable<GoodsLine['listed']> => ({
  goodsId,
  name: goodsId,
  goodsKind: 'game-points',
  unitPrice: 0,
});

function entry({ goodsId, listed = unpriced(goodsId), alternatives }: GoodsLine): string {
  const { name, goodsKind, specification, unitPrice } = listed;
  const fields = [
    `  - goodsId: ${quoted(goodsId)}`,
    `    name: ${quoted(name)}`,
    `    goodsKind: ${goodsKind}`,
    ...(specification === undefined ? [] : [`    specification: ${quoted(specification)}`]),
    `    unitPrice: ${unitPrice}`,
    alternatives.length === 0 ? '    alternatives: []' : '    alternatives:',
    ...alternatives.map((one) => `      - { goodsId: ${quoted(one.goodsId)}, change: ${one.change} }`),
  ];
  return `${fields.join('\n')}\n`;
}
