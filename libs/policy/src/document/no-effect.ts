import type { FoundAt } from './finding.js';
import type { PolicyDocument } from './policy-document.js';
import { exceptionsOf } from './rules-faults.js';

/** Members of the rules that no decision reads yet. A later release takes them off this list; the document stays as it is. */
const RULES_WITHOUT_EFFECT: readonly string[] = [];

/** What the document may say, and nothing decides by yet: named, so that nobody relies on it. */
export function withoutEffect(document: PolicyDocument, readsRisk: boolean): readonly FoundAt[] {
  const sections = [[['defaults'], document.defaults] as const, ...exceptionsOf(document)];
  return [
    ...sections.flatMap(([path, rules]) => [
      ...RULES_WITHOUT_EFFECT.filter((key) => key in rules).map((key) => noEffect([...path, key])),
    ]),
    ...(document.risk && !readsRisk ? [noEffect(['risk'])] : []),
  ];
}

const noEffect = (path: readonly string[]): FoundAt => ({
  code: 'no-effect-yet',
  path,
  values: { key: path.join('.') },
  atKey: true,
});
