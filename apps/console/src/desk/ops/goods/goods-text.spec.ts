import { expect, it } from '@jest/globals';
import { goodsText } from './goods-text.js';

const SET = { ownLists: 0, setBy: 'wang-lei', setAt: '2026-11-23T09:00:00.000Z' };

it('writes goods as an import takes them, with any characters in their texts', () => {
  const listed = {
    goodsId: 'QQ-COIN-10',
    name: '腾讯: "Q币" #10',
    goodsKind: 'game-points',
    specification: '10 个',
    unitPrice: 1000,
  } as const;
  const text = goodsText([
    { goodsId: 'QQ-COIN-10', listed, alternatives: [{ goodsId: '7', change: 'specification' }], ...SET },
    { goodsId: '7', alternatives: [], ...SET },
  ]);
  expect(text).toBe(`goods:
  - goodsId: "QQ-COIN-10"
    name: "腾讯: \\"Q币\\" #10"
    goodsKind: game-points
    specification: "10 个"
    unitPrice: 1000
    alternatives:
      - { goodsId: "7", change: specification }
  - goodsId: "7"
    name: "7"
    goodsKind: game-points
    unitPrice: 0
    alternatives: []
`);
});

it('without goods it is an example', () => {
  expect(goodsText([])).toMatch(/^goods:\n {2}- goodsId: /);
});
