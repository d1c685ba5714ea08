import type { Sentence } from '@bujiao/contracts';
import { fixed, type Text, type Values } from './format.js';
import { policyFindingText } from './policy-findings.js';

interface FindingTexts {
  readonly says: Text;
  readonly fix: Text;
}

/** Why a typed text is refused, by the code of its check. */
export const TEXT_FAULTS: Readonly<Record<string, Text>> = {
  'not-a-text': fixed('不是文字', 'it is no text'),
  blank: fixed('是空的', 'it is empty'),
  'too-long': ({ most }) => ({
    zh: `超过 ${most} 个字符`,
    en: `it has more than ${most} characters`,
  }),
  'line-break': at('是换行', 'is a line break'),
  'control-character': at('是控制字符', 'is a control character'),
  'invisible-character': at('看不见', 'is invisible'),
  'half-character': at('不完整', 'is half a character'),
  'unprintable-character': at('无法显示', 'cannot be shown'),
  'forbidden-character': at('不可用', 'is not taken'),
};

function at(zh: string, en: string): Text {
  return ({ position }) => ({ zh: `第 ${position} 个字符${zh}`, en: `character ${position} ${en}` });
}

const textFault = (values: Values): Sentence =>
  (TEXT_FAULTS[String(values['fault'])] ?? fixed('含有不能用的内容', 'it holds what is not taken'))(values);

/** Faults of a file of goods alone, by the code of its check. */
export const GOODS_FINDINGS: Readonly<Record<string, FindingTexts>> = {
  'goods-twice': {
    says: ({ goodsId }) => ({
      zh: `文件中有两个 ${goodsId}。`,
      en: `The file has the goods ${goodsId} twice.`,
    }),
    fix: fixed('只保留一个。', 'Keep one of them.'),
  },
  'text-not-taken': {
    says: (values) => {
      const { zh, en } = textFault(values);
      return { zh: `文字不可用：${zh}。`, en: `The text is not taken: ${en}.` };
    },
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

const TYPES: Readonly<Record<string, Sentence>> = {
  string: { zh: '文字', en: 'a text' },
  integer: { zh: '整数', en: 'a whole number' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '带键的一组值', en: 'a group of keys' },
};
const typeOf = ({ expected }: Values): Sentence =>
  TYPES[String(expected)] ?? { zh: String(expected), en: `of the type ${expected}` };

/** Faults that every checked document can have, and that mean something of their own in a file of goods. */
const IN_A_FILE_OF_GOODS: Readonly<Record<string, FindingTexts>> = {
  'wrong-type': {
    says: (values) => ({
      zh: `${values['value']} 的类型不对，应为${typeOf(values).zh}。`,
      en: `${values['value']} is not ${typeOf(values).en}.`,
    }),
    fix: (values) =>
      values['expected'] === 'string'
        ? { zh: '加上引号，写成文字。', en: 'Put it in quotes, as a text.' }
        : {
            zh: `改为${typeOf(values).zh}；价格以分为单位。`,
            en: `Write ${typeOf(values).en}; a price is in 分.`,
          },
  },
  'bad-id': {
    says: ({ value }) => ({ zh: `${value} 不能作为商品编号。`, en: `${value} cannot be the id of goods.` }),
    fix: fixed(
      '只用字母、数字、点、冒号、横线和下划线，以字母或数字开头，最多 64 个字符。',
      'Use letters, digits, dots, colons, hyphens and underscores, at most 64, beginning with a letter or digit.',
    ),
  },
  'too-long': {
    says: ({ length, most }) => ({
      zh: `文件有 ${length} 个字符，超过 ${most}。`,
      en: `The file has ${length} characters, more than ${most}.`,
    }),
    fix: fixed('拆成几个文件，分别导入。', 'Split it into several files, and import each.'),
  },
  'several-documents': {
    says: fixed('文件含有多个文档。', 'The file holds several documents.'),
    fix: fixed('把商品写在同一个 goods 列表中，删去 ---。', 'Write all goods in one list, and remove ---.'),
  },
  invalid: {
    says: fixed('不符合商品文件的格式。', 'It does not fit the form of a file of goods.'),
    fix: fixed('对照导出的商品文件改正。', 'Compare it with an exported file of goods.'),
  },
};

/** What is wrong at a place of a file of goods, and what to do about it. */
export function goodsFindingText(
  code: string,
  values: Values = {},
): { readonly says: Sentence; readonly fix: Sentence } {
  const texts = { ...IN_A_FILE_OF_GOODS, ...GOODS_FINDINGS }[code];
  return texts ? { says: texts.says(values), fix: texts.fix(values) } : policyFindingText(code, values);
}
