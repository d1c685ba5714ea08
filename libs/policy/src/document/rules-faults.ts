import { isRechargeKind, type GoodsKind } from '@bujiao/contracts';
import type { FoundAt } from './finding.js';
import { millisecondsOf } from './duration.js';
import type { ExceptionSection, PolicyDocument, RulesSection } from './policy-document.js';

type At = readonly string[];

/** What the schema cannot say: members that contradict each other, and parts that are not whole. */
export function rulesFaults(document: PolicyDocument): readonly FoundAt[] {
  return [
    ...windowFaults(document.defaults.window, ['defaults', 'window']),
    ...holdFaults(document),
    ...kindFaults(document),
    ...exceptionsOf(document).flatMap(([path, exception]) => exceptionFaults(document, path, exception)),
  ];
}

/** Sections with what differs, and where they stand. */
export function exceptionsOf(document: PolicyDocument): readonly (readonly [At, ExceptionSection])[] {
  const sections = ['goods', 'goods-ids', 'merchants'] as const;
  return sections.flatMap((section) =>
    Object.entries(document[section] ?? {}).map(([of, rules]) => [[section, of], rules] as const),
  );
}

function windowFaults(window: RulesSection['window'], path: At): readonly FoundAt[] {
  const { last } = window;
  const never = window['never-after'];
  if (millisecondsOf(last) <= millisecondsOf(never)) return [];
  return [{ code: 'window-beyond-end', path: [...path, 'last'], values: { last, never } }];
}

/** Goods that go to no account have nothing to check. */
function kindFaults({ goods = {} }: PolicyDocument): readonly FoundAt[] {
  return Object.entries(goods).flatMap(([kind, { checks = [] }]) =>
    checks.length > 0 && !isRechargeKind(kind as GoodsKind)
      ? [{ code: 'checks-without-account', path: ['goods', kind, 'checks'], values: { kind }, atKey: true }]
      : [],
  );
}

/** A reason that nobody can give is none to wait for. */
function holdFaults({ defaults, reasons }: PolicyDocument): readonly FoundAt[] {
  return defaults.hold.reasons.flatMap((reason, i) =>
    (reasons[reason]?.when ?? []).length === 0
      ? [{ code: 'reason-never-given', path: ['defaults', 'hold', 'reasons', i], values: { reason } }]
      : [],
  );
}

function exceptionFaults(
  document: PolicyDocument,
  path: At,
  exception: ExceptionSection,
): readonly FoundAt[] {
  const window = { ...document.defaults.window, ...exception.window };
  const check = { ...document.defaults['second-check'], ...exception['second-check'] };
  const missing =
    exception['second-check'] && (['review', 'at-the-end'] as const).filter((key) => !(key in check));
  return [
    ...(exception.window ? windowFaults(window, [...path, 'window']) : []),
    ...(missing ?? []).map((key) => ({
      code: 'missing-key',
      path: [...path, 'second-check'],
      values: { key, in: [...path, 'second-check'].join('.') },
      atKey: true,
    })),
  ];
}
