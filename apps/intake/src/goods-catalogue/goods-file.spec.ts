import fc from 'fast-check';
import { checkGoodsFile, namedIn } from './goods-file.js';

const FILE = `goods:
  - goodsId: QQ-COIN-10
    name: 腾讯Q币 10个
    goodsKind: game-points
    unitPrice: 1000
    alternatives:
      - { goodsId: QQ-COIN-05, change: specification }
  - goodsId: QQ-COIN-05
    name: 腾讯Q币 5个
    goodsKind: game-points
    specification: 5 个
    unitPrice: 500
`;
const NONE: ReadonlySet<string> = new Set();

function faults(text: string, priced = NONE): readonly string[] {
  const checked = checkGoodsFile(text, priced);
  return checked.ok ? [] : checked.findings.map(({ code, line, path }) => `${line} ${path} ${code}`);
}
const changed = (from: string, to: string): string => {
  expect(FILE).toContain(from);
  return FILE.replace(from, to);
};

it('a file without faults says what the goods are to be', () => {
  expect(checkGoodsFile(FILE, NONE)).toEqual({
    ok: true,
    data: [
      {
        goodsId: 'QQ-COIN-10',
        name: '腾讯Q币 10个',
        goodsKind: 'game-points',
        unitPrice: 1000,
        alternatives: [{ goodsId: 'QQ-COIN-05', change: 'specification' }],
      },
      {
        goodsId: 'QQ-COIN-05',
        name: '腾讯Q币 5个',
        goodsKind: 'game-points',
        specification: '5 个',
        unitPrice: 500,
      },
    ],
  });
  expect(namedIn(FILE)).toEqual(['QQ-COIN-05']);
});

it('the same as JSON says the same', () => {
  const checked = checkGoodsFile(FILE, NONE);
  const json = JSON.stringify({ goods: checked.ok ? checked.data : [] }, null, 2);
  expect(checkGoodsFile(json, NONE)).toEqual(checked);
});

it.each([
  [
    'a key of another name',
    'unitPrice: 500',
    'price: 500',
    ['8 goods.1 missing-key', '12 goods.1.price unknown-key'],
  ],
  ['a price of another form', 'unitPrice: 500', 'unitPrice: 5.00元', ['12 goods.1.unitPrice wrong-type']],
  ['a price below nothing', 'unitPrice: 500', 'unitPrice: -1', ['12 goods.1.unitPrice out-of-range']],
  [
    'an unknown kind',
    'goodsKind: game-points',
    'goodsKind: game-point',
    ['4 goods.0.goodsKind unknown-value'],
  ],
  ['an id of another form', '- goodsId: QQ-COIN-10', '- goodsId: QQ COIN', ['2 goods.0.goodsId bad-id']],
  ['a name that is blank', 'name: 腾讯Q币 5个', 'name: " "', ['9 goods.1.name text-not-taken']],
  [
    'goods twice',
    '- goodsId: QQ-COIN-05\n',
    '- goodsId: QQ-COIN-10\n',
    ['7 goods.0.alternatives.0.goodsId alternative-without-price', '8 goods.1.goodsId goods-twice'],
  ],
  [
    'an alternative of itself',
    '{ goodsId: QQ-COIN-05, ',
    '{ goodsId: QQ-COIN-10, ',
    ['7 goods.0.alternatives.0.goodsId own-alternative'],
  ],
  [
    'a change of no kind',
    'change: specification',
    'change: colour',
    ['7 goods.0.alternatives.0.change unknown-value'],
  ],
])('%s is named by its line and field', (_, from, to, found) => {
  expect(faults(changed(from, to))).toEqual(found);
});

it('a text that is not taken says why by code, with what the sentence needs', () => {
  const valuesOf = (name: string): unknown => {
    const checked = checkGoodsFile(changed('name: 腾讯Q币 5个', `name: ${name}`), NONE);
    return checked.ok ? undefined : checked.findings[0]?.values;
  };
  expect(valuesOf('x'.repeat(201))).toMatchObject({ fault: 'too-long', most: 200 });
  expect(valuesOf('"a\\u202eb"')).toMatchObject({ fault: 'invisible-character', position: 2 });
});

it('an alternative needs a price, in the file or before', () => {
  const only = FILE.slice(0, FILE.indexOf('  - goodsId: QQ-COIN-05'));
  expect(faults(only)).toEqual(['7 goods.0.alternatives.0.goodsId alternative-without-price']);
  expect(faults(only, new Set(['QQ-COIN-05']))).toEqual([]);
});

it('the second of two equal alternatives is named', () => {
  const twice = changed(
    '      - { goodsId: QQ-COIN-05, change: specification }\n',
    '      - { goodsId: QQ-COIN-05, change: specification }\n      - { goodsId: QQ-COIN-05, change: product }\n',
  );
  expect(faults(twice)).toEqual(['8 goods.0.alternatives.1.goodsId alternative-twice']);
});

it('any text is checked without an exception, and a text that is refused has a fault with a place in it', () => {
  const pieces = fc.constantFrom(
    'goods',
    ':',
    '\n',
    '  ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    'goodsId: A',
    'unitPrice: 1e999',
    '\t',
    '&a',
    '*a',
  );
  const mutated = fc
    .tuple(fc.nat(), fc.nat(40), fc.array(pieces, { maxLength: 12 }))
    .map(([at, length, put]) => {
      const from = at % FILE.length;
      return FILE.slice(0, from) + put.join('') + FILE.slice(from + length);
    });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.string()), (text) => {
      const checked = checkGoodsFile(text, NONE);
      if (checked.ok) return;
      expect(checked.findings.length).toBeGreaterThan(0);
      const lines = text.split('\n').length;
      for (const { line } of checked.findings) expect(line >= 1 && line <= lines).toBe(true);
    }),
    { numRuns: 200 },
  );
});
