import { localTime } from '../output/times.js';
import { padTo } from '../output/width.js';
import { lines } from './job-views.js';

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export interface Finding {
  readonly severity: 'error' | 'notice';
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly says: Sentence;
  readonly fix: Sentence;
}

export interface Difference {
  readonly path: string;
  readonly was?: unknown;
  readonly is?: unknown;
}

export interface PolicyLine {
  readonly version: string;
  readonly state: string;
  readonly from?: string;
  readonly draftedBy: string;
  readonly because: string;
  readonly note?: string;
}

export interface Activation {
  readonly version: string;
  readonly by: string;
  readonly at: string;
  readonly from?: string;
  readonly because: string;
  readonly requestedBy?: string;
}

export interface Policies {
  readonly inForce: string;
  readonly problem?: string;
  readonly twoPeople: boolean;
  readonly waiting?: Activation;
  readonly versions: readonly PolicyLine[];
}

export interface Policy extends PolicyLine {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly activations: readonly Activation[];
  readonly comparedWith: string;
  readonly changes: readonly Difference[];
}

export interface Lint {
  readonly version?: string;
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly comparedWith: string;
  readonly changes: readonly Difference[];
}

interface RuleLine {
  readonly title: Sentence;
  readonly outcome: 'passed' | 'against' | 'not-evaluated';
  readonly says: Sentence;
}

export interface Explanation {
  readonly orderId: string;
  readonly asOf: string;
  readonly policy: {
    readonly version: string;
    readonly layers: readonly { readonly section: string; readonly of?: string }[];
  };
  readonly decision: { readonly code: string; readonly sentence: Sentence };
  readonly rules: readonly RuleLine[];
  readonly recorded: readonly {
    readonly kind: string;
    readonly at: string;
    readonly version?: string;
    readonly code: string;
    readonly agrees: boolean;
    readonly score?: Score;
  }[];
}

interface Score {
  readonly points: number;
  readonly band: string;
  readonly factors: readonly {
    readonly factor: string;
    readonly points: number;
    readonly sentence: Sentence;
  }[];
  readonly notEvaluated: readonly { readonly factor: string; readonly sentence: Sentence }[];
}

/** As compilers have it, so that editors lead to the place. */
export const findingLine = (file: string, { line, column, severity, code, says, fix }: Finding): string =>
  `${file}:${line}:${column}: ${severity} ${code}: ${says.zh}${fix.zh} ${says.en} ${fix.en}`;

const valueText = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

export const changeLines = (changes: readonly Difference[]): readonly string[] =>
  changes.map(({ path, was, is }) => `  ${path}: ${valueText(was)} → ${valueText(is)}`);

const activationLine = ({ by, from, at, because, requestedBy }: Activation): string =>
  `  ${localTime(from ?? at)}  ${requestedBy ? `${requestedBy} + ${by}` : by}  ${because}`;

export const policyText = (policy: Policy): string =>
  lines([
    `policy ${policy.version} · ${policy.state}${policy.from ? ` · from ${localTime(policy.from)}` : ''}`,
    ...policy.findings.map((finding) => findingLine(policy.version, finding)),
    ...(policy.activations.length > 0 ? ['in force:', ...policy.activations.map(activationLine)] : []),
    ...(policy.changes.length > 0
      ? [`differs from ${policy.comparedWith}:`, ...changeLines(policy.changes)]
      : []),
    '',
    policy.text.trimEnd(),
  ]);

const SIGNS = { passed: '✓', against: '✗', 'not-evaluated': '·' } as const;

const scoreLines = ({ points, band, factors, notEvaluated }: Score): readonly string[] => [
  `    score ${points}: ${band}`,
  ...factors.map(
    (hit) =>
      `      ${hit.points > 0 ? '+' : ''}${hit.points} ${hit.factor}: ${hit.sentence.zh} ${hit.sentence.en}`,
  ),
  ...notEvaluated.map(({ factor, sentence: { zh, en } }) => `      · ${factor}: ${zh} ${en}`),
];

export const explanationText = ({ orderId, asOf, policy, decision, rules, recorded }: Explanation): string =>
  lines([
    `order ${orderId} · as of ${localTime(asOf)} · ${policy.version}`,
    `rules: ${policy.layers.map(({ section, of }) => (of ? `${section} ${of}` : section)).join(' < ')}`,
    `${decision.code}: ${decision.sentence.zh} ${decision.sentence.en}`,
    '',
    ...rules.map(
      ({ title, outcome, says }) => `  ${SIGNS[outcome]} ${padTo(title.zh, 22)}  ${says.zh} ${says.en}`,
    ),
    ...(recorded.length > 0 ? ['', 'decided:'] : []),
    ...recorded.flatMap(({ at, kind, code, version, agrees, score }) => [
      `  ${localTime(at)}  ${padTo(kind, 16)}  ${padTo(code, 24)}  ${version ?? '–'}  ${agrees ? '' : 'NOT EXPLAINED BY THE RULES'}`.trimEnd(),
      ...(score ? scoreLines(score) : []),
    ]),
  ]);
