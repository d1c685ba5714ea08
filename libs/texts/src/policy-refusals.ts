import type { Sentence } from '@bujiao/contracts';
import { fixed, type Text, type Values } from './format.js';

const REFUSALS: Readonly<Record<string, Text>> = {
  'policy-not-found': ({ version }) => ({
    zh: `没有规则版本 ${version}。`,
    en: `There is no version ${version} of the rules.`,
  }),
  'policy-version-fixed': ({ version }) => ({
    zh: `版本 ${version} 已生效过，不能再改；请用新的版本号保存。`,
    en: `The version ${version} has decided, or is to; save the text under another version.`,
  }),
  'policy-not-checked': ({ version }) => ({
    zh: `版本 ${version} 有错误，不能生效；请先改正。`,
    en: `The version ${version} has faults and cannot decide; correct it first.`,
  }),
  'policy-in-force': ({ version }) => ({
    zh: `版本 ${version} 已生效或即将生效。`,
    en: `The version ${version} is in force, or is to be.`,
  }),
  'activation-in-the-past': fixed('生效时间不能在过去。', 'A version cannot be put in force in the past.'),
  'second-person-needed': ({ version }) => ({
    zh: `版本 ${version} 需另一人同意才能生效。`,
    en: `Another person has to agree to the version ${version}.`,
  }),
  'policy-stands-otherwise': ({ version, replaces }) => ({
    zh: `生效中的版本已是 ${version}，不再是 ${replaces}；请重新查看后再决定。`,
    en: `The version in force is ${version} by now, not ${replaces}; look again before you decide.`,
  }),
  'shadow-taken': ({ version }) => ({
    zh: `版本 ${version} 正在影子运行；请先结束它。`,
    en: `The version ${version} runs in shadow; end that first.`,
  }),
  'shadow-not-running': ({ version }) => ({
    zh: `版本 ${version} 没有在影子运行。`,
    en: `The version ${version} does not run in shadow.`,
  }),
};

export const KNOWN_POLICY_REFUSALS: readonly string[] = Object.keys(REFUSALS);

/** Why the life of a version does not allow it. @throws for a code without words */
export function policyRefusal(code: string, values: Values = {}): Sentence {
  const text = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;
  if (!text) throw new Error(`no sentence for ${code}`);
  return text(values);
}
