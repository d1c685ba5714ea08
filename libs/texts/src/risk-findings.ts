import type { Sentence } from '@bujiao/contracts';
import { fixed, type Text, type Values } from './format.js';

const meant = (near: Values[string], otherwise: Sentence): Sentence =>
  near === undefined ? otherwise : { zh: `应为 ${near}？`, en: `Write ${near}, if that is meant.` };

const FEATURE_LIST: Sentence = {
  zh: '可用的特征见规则文档。',
  en: 'The documentation of the score lists the features.',
};

/** Faults of the risk section of a policy, by the code of its check. */
export const RISK_FINDINGS: Readonly<Record<string, { readonly says: Text; readonly fix: Text }>> = {
  'unknown-feature': {
    says: ({ name }) => ({ zh: `没有特征 ${name}。`, en: `There is no feature ${name}.` }),
    fix: ({ near }) => meant(near, FEATURE_LIST),
  },
  'operator-not-allowed': {
    says: ({ operator }) => ({
      zh: `条件中不能使用 ${operator}。`,
      en: `${operator} is not allowed in a condition.`,
    }),
    fix: fixed('只用比较、+ - *、&& || !、in 和 ?:。', 'Use comparisons, + - *, && || !, in and ?: only.'),
  },
  'not-a-condition': {
    says: ({ type }) => ({
      zh: `结果是 ${type}，不是是或否。`,
      en: `The result is of the type ${type}, not yes or no.`,
    }),
    fix: fixed('写成比较，例如 disputes90d > 0。', 'Write a comparison, such as disputes90d > 0.'),
  },
  'condition-unreadable': {
    says: ({ detail }) => ({
      zh: `条件无法读取：${detail}。`,
      en: `The condition cannot be read: ${detail}.`,
    }),
    fix: fixed('按 CEL 的写法改正。', 'Correct it; a condition is an expression in CEL.'),
  },
  'placeholder-not-read': {
    says: ({ name }) => ({ zh: `条件没有读取 {${name}}。`, en: `The condition does not read {${name}}.` }),
    fix: ({ read }) => ({ zh: `句中可用：${read}。`, en: `The sentence may name: ${read}.` }),
  },
  'band-unreadable': {
    says: fixed('无法读取该档的界限。', 'The bound of this band cannot be read.'),
    fix: ({ form }) => ({ zh: `写成 ${form} 的形式。`, en: `Write it like: ${form}.` }),
  },
  'bands-not-ascending': {
    says: fixed('各档的界限没有依次升高。', 'The bounds of the bands do not rise.'),
    fix: fixed(
      '依次写 straight-through、second-check、human、refuse，后者从前者结束处开始。',
      'Let straight-through, second-check and human end at rising points, and refuse begin where human ends.',
    ),
  },
  'key-missing': {
    says: ({ key }) => ({ zh: `缺少 ${key}。`, en: `${key} is missing.` }),
    fix: ({ key }) => ({ zh: `补上 ${key}。`, en: `Add ${key}.` }),
  },
  'not-an-object': {
    says: fixed('此处应为键和值。', 'Keys with values are expected here.'),
    fix: fixed('写成键和值。', 'Write keys with values.'),
  },
  'not-a-whole-number': {
    says: fixed('此处应为整数。', 'A whole number is expected here.'),
    fix: ({ least, most }) => ({
      zh: `写 ${least} 到 ${most} 的整数。`,
      en: `Write a whole number from ${least} to ${most}.`,
    }),
  },
  'not-a-text': {
    says: fixed('此处应为文字。', 'A text is expected here.'),
    fix: fixed('加上引号。', 'Put it in quotes.'),
  },
  'bad-name': {
    says: ({ name }) => ({ zh: `${name} 不能作为因子名。`, en: `${name} cannot be the name of a factor.` }),
    fix: fixed('用小写字母、数字和横线。', 'Use lower-case letters, digits and hyphens.'),
  },
  'too-many-factors': {
    says: ({ factors }) => ({ zh: `有 ${factors} 个因子。`, en: `There are ${factors} factors.` }),
    fix: ({ most }) => ({ zh: `最多 ${most} 个。`, en: `${most} are allowed.` }),
  },
};
