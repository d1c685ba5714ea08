import type { Sentence } from '@bujiao/contracts';

/** What is wrong with a recharge template, and how it is mended. */
const FAULTS: Readonly<Record<string, Sentence>> = {
  'account-not-asked': {
    zh: '模板没有充值账号字段；请加上 rechargeAccount。',
    en: 'The template does not ask for the account: add rechargeAccount.',
  },
  'field-twice': { zh: '同一字段出现两次；请删去一个。', en: 'The field stands here twice: remove one.' },
  'choices-needed': {
    zh: '选项类字段没有选项；请列出 choices。',
    en: 'A field of the type choice has no choices: list them.',
  },
  'choices-unexpected': {
    zh: '只有 choice 类字段可以有选项；请改类型或删去 choices。',
    en: 'Only a field of the type choice has choices: change the type, or remove them.',
  },
  'choice-twice': { zh: '同一选项出现两次；请删去一个。', en: 'The choice stands here twice: remove one.' },
  'checks-of-choice': {
    zh: '选项类字段不需要长度和格式；请删去 minLength、maxLength、pattern。',
    en: 'A field of the type choice needs no length and no pattern: remove minLength, maxLength and pattern.',
  },
  'shortest-above-longest': {
    zh: 'minLength 大于 maxLength；请改正其一。',
    en: 'minLength is above maxLength: correct one of them.',
  },
  'example-not-taken': {
    zh: '示例不符合该字段自己的要求；请改示例或要求。',
    en: 'The field does not take its own example: correct the example or the checks.',
  },
  'goods-twice': { zh: '同一商品出现两次；请删去一个。', en: 'The goods stand here twice: remove one.' },
  'pattern-too-long': {
    zh: '格式太长；最多 200 个字符。',
    en: 'The pattern is too long: at most 200 characters.',
  },
  'pattern-not-understood': {
    zh: '格式写法不支持；只用字符、\\d、[A-Za-z0-9_-] 这样的列表，后面可加 {6}、{6,12} 或 ?。',
    en: 'The pattern is not understood: use characters, \\d and lists such as [A-Za-z0-9_-], each with {6}, {6,12} or ? behind it.',
  },
  'pattern-repeats-too-often': {
    zh: '重复次数有误；最多 64 次，且前一个数不大于后一个。',
    en: 'A part repeats too often: 64 times at most, and the first number is not above the second.',
  },
  'pattern-too-open': {
    zh: '长度不定的部分太多；最多 3 个，其余写明次数。',
    en: 'Too many parts have an open number: three at most; say how often the others stand.',
  },
};

export const TEMPLATE_FAULT_CODES: readonly string[] = Object.keys(FAULTS);

export function templateFaultText(code: string): Sentence {
  const sentence = Object.hasOwn(FAULTS, code) ? FAULTS[code] : undefined;
  if (!sentence) throw new Error(`no sentence for ${code}`);
  return sentence;
}
