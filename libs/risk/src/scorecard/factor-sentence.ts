import type { Sentence } from '@bujiao/contracts';
import { FEATURES, isFeature } from '../features/feature-list.js';
import type { FactorRule } from './rules.js';

type Values = Readonly<Record<string, number | boolean | string>>;

/** What a factor says about this case, in both languages: for staff. */
export function factorSentence({ zh, en }: Pick<FactorRule, 'zh' | 'en'>, values: Values): Sentence {
  return {
    zh: zh === undefined ? listed(values, 'zh', '；') : filled(zh, values),
    en: en === undefined ? listed(values, 'en', '; ') : filled(en, values),
  };
}

/** Names that a template uses in braces. */
export const placeholdersOf = (template: string): readonly string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const filled = (template: string, values: Values): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );

const YES_NO = { zh: ['否', '是'], en: ['no', 'yes'] } as const;

const listed = (values: Values, language: 'zh' | 'en', separator: string): string =>
  Object.entries(values)
    .map(([name, value]) => {
      const title = isFeature(name) ? FEATURES[name].name[language] : name;
      const text = typeof value === 'boolean' ? YES_NO[language][Number(value) as 0 | 1] : String(value);
      return language === 'zh' ? `${title}：${text}` : `${title}: ${text}`;
    })
    .join(separator);
