import type { Sentence } from '@bujiao/contracts';
import { fixed, type Text, type Values } from './format.js';
import { RISK_FINDINGS } from './risk-findings.js';

/** What is wrong, and what to do about it. */
interface FindingTexts {
  readonly says: Text;
  readonly fix: Text;
}

const meant = (nearest: Values[string], zh: string, en: string): Sentence =>
  nearest === undefined ? { zh, en } : { zh: `应为 ${nearest}？`, en: `Write ${nearest}, if that is meant.` };

const YAML_FIX = fixed('按 YAML 1.2 的写法改正此处。', 'Correct this place; the file is YAML 1.2.');

const FINDINGS = {
  'unknown-key': {
    says: ({ key }) => ({ zh: `未知的键 ${key}。`, en: `${key} is no key that is known here.` }),
    fix: ({ nearest, known }) => meant(nearest, `可用的键：${known}。`, `Known here: ${known}.`),
  },
  'missing-key': {
    says: ({ key, in: where }) => ({
      zh: `${where || '文档'} 缺少 ${key}。`,
      en: `${where || 'The document'} lacks ${key}.`,
    }),
    fix: ({ key }) => ({ zh: `补上 ${key}。`, en: `Add ${key}.` }),
  },
  'unknown-value': {
    says: ({ value }) => ({ zh: `不能是 ${value}。`, en: `${value} is no value that is known here.` }),
    fix: ({ nearest, known }) => meant(nearest, `可用的值：${known}。`, `Known values: ${known}.`),
  },
  'wrong-type': {
    says: ({ expected, value }) => ({
      zh: `${value} 的类型不对，应为 ${expected}。`,
      en: `${value} is not of the type ${expected}.`,
    }),
    fix: ({ expected }) =>
      expected === 'string'
        ? {
            zh: '写成文字；时长写数字和单位，例如 24h。',
            en: 'Write a text; a time is a number and a unit, such as 24h.',
          }
        : { zh: `写成 ${expected}。`, en: `Write a value of the type ${expected}.` },
  },
  'empty-value': {
    says: fixed('没有值。', 'There is no value.'),
    fix: ({ expected }) => ({
      zh: `写上值（${expected}）或删去此键。`,
      en: `Give a value (${expected}), or remove the key.`,
    }),
  },
  'checks-without-account': {
    says: ({ kind }) => ({
      zh: `${kind} 类商品不充到账号，没有可校验的内容。`,
      en: `Goods of the kind ${kind} go to no account: there is nothing to check.`,
    }),
    fix: fixed('删去 checks，或写到 custom 类商品下。', 'Remove checks, or write them under custom.'),
  },
  'not-a-duration': {
    says: ({ value }) => ({ zh: `${value} 不是时长。`, en: `${value} is no duration.` }),
    fix: fixed('写数字和单位：90s、10m、24h、15d。', 'Write a number and a unit: 90s, 10m, 24h, 15d.'),
  },
  'bad-id': {
    says: ({ value }) => ({ zh: `${value} 不能作为编号。`, en: `${value} cannot be an id.` }),
    fix: fixed(
      '只用字母、数字、点、横线和下划线，以字母或数字开头，最多 64 个字符；版本号用小写。',
      'Use letters, digits, dots, hyphens and underscores, at most 64, beginning with a letter or digit; a version is in lower case.',
    ),
  },
  'out-of-range': {
    says: ({ value }) => ({ zh: `${value} 超出范围。`, en: `${value} is out of range.` }),
    fix: ({ least, most }) =>
      least === undefined
        ? { zh: `最大为 ${most}。`, en: `At most ${most}.` }
        : { zh: `最小为 ${least}。`, en: `At least ${least}.` },
  },
  'too-many': {
    says: ({ most }) => ({ zh: `超过 ${most} 项。`, en: `There are more than ${most}.` }),
    fix: ({ most }) => ({ zh: `减到 ${most} 项以内。`, en: `Keep at most ${most}.` }),
  },
  'text-too-long': {
    says: ({ most }) => ({ zh: `超过 ${most} 个字符。`, en: `It has more than ${most} characters.` }),
    fix: ({ most }) => ({ zh: `缩短到 ${most} 个字符以内。`, en: `Shorten it to ${most} characters.` }),
  },
  'repeated-value': {
    says: fixed('列表中有重复的值。', 'The list has this value twice.'),
    fix: fixed('删去重复的值。', 'Remove one of them.'),
  },
  'window-beyond-end': {
    says: ({ last, never }) => ({
      zh: `窗口 ${last} 长于下单后的最长期限 ${never}。`,
      en: `The window of ${last} is longer than ${never}, after which nothing is resubmitted.`,
    }),
    fix: fixed('缩短 last，或放宽 never-after。', 'Shorten last, or raise never-after.'),
  },
  'reason-never-given': {
    says: ({ reason }) => ({ zh: `原因 ${reason} 从不适用。`, en: `Nobody can give the reason ${reason}.` }),
    fix: fixed('从列表中删去，或为该原因写上 when。', 'Remove it from the list, or give the reason a when.'),
  },
  'no-effect-yet': {
    says: ({ key }) => ({ zh: `${key} 目前不影响任何决定。`, en: `${key} decides nothing yet.` }),
    fix: fixed('可以保留；当前版本不读取它。', 'It may stay; this release does not read it.'),
  },
  invalid: {
    says: ({ detail }) => ({
      zh: `不符合规则格式：${detail}。`,
      en: `It does not fit the schema: ${detail}.`,
    }),
    fix: fixed('对照 JSON Schema 改正。', 'Compare it with the JSON Schema.'),
  },
  'not-yaml': {
    says: ({ detail }) => ({ zh: `无法读取：${detail}。`, en: `It cannot be read: ${detail}.` }),
    fix: YAML_FIX,
  },
  'duplicate-key': {
    says: fixed('同一个键写了两次。', 'The key is there twice.'),
    fix: fixed('删去其中一个。', 'Remove one of them.'),
  },
  'several-documents': {
    says: fixed('文件含有多个文档。', 'The file holds several documents.'),
    fix: fixed(
      '一个版本一个文件：删去 --- 及其后内容。',
      'One file is one version: remove --- and what follows.',
    ),
  },
  'tab-as-indent': {
    says: fixed('用制表符缩进。', 'It is indented by a tab.'),
    fix: fixed('改用空格缩进。', 'Indent by spaces.'),
  },
  'bad-indent': {
    says: fixed('缩进不对。', 'The indentation does not fit.'),
    fix: fixed('与同级的键对齐。', 'Align it with its neighbours.'),
  },
  alias: {
    says: fixed('不能使用锚点和别名。', 'Anchors and aliases are not used here.'),
    fix: fixed('把值原样写出来。', 'Write the value out.'),
  },
  tag: {
    says: fixed('不能使用类型标记。', 'Types of YAML are not used here.'),
    fix: fixed('删去 ! 开头的标记。', 'Remove the word that begins with !.'),
  },
  'key-not-text': {
    says: fixed('键必须是文字。', 'A key has to be a text.'),
    fix: fixed('用一个词作为键。', 'Use a word as the key.'),
  },
  'too-long': {
    says: ({ length, most }) => ({
      zh: `有 ${length} 个字符，超过 ${most}。`,
      en: `It has ${length} characters, more than ${most}.`,
    }),
    fix: fixed('合并相同的例外。', 'Join exceptions that are alike.'),
  },
  'too-deep': {
    says: ({ most }) => ({ zh: `嵌套超过 ${most} 层。`, en: `It is nested deeper than ${most} levels.` }),
    fix: fixed('减少嵌套。', 'Remove levels.'),
  },
} satisfies Readonly<Record<string, FindingTexts>>;

export const KNOWN_POLICY_FINDINGS: readonly string[] = Object.keys(FINDINGS);

const textsOf = (code: string): FindingTexts | undefined => {
  const catalogues: readonly Readonly<Record<string, FindingTexts>>[] = [FINDINGS, RISK_FINDINGS];
  return catalogues.find((catalogue) => Object.hasOwn(catalogue, code))?.[code];
};

/** What is wrong at a place of a policy or another document, and what to do about it. A code of another library without words here is named. */
export function policyFindingText(
  code: string,
  values: Values = {},
): { readonly says: Sentence; readonly fix: Sentence } {
  const texts = textsOf(code);
  if (texts) return { says: texts.says(values), fix: texts.fix(values) };
  const named = Object.entries(values)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
  return {
    says: { zh: `${code}（${named}）。`, en: `${code} (${named}).` },
    fix: { zh: '见规则文档。', en: 'See the documentation of policies.' },
  };
}
