import { localTime, thousands } from '../output/times.js';
import { padTo } from '../output/width.js';
import { honestLines, type Honest } from './honest-lines.js';
import { lines } from './job-views.js';

interface Count {
  readonly decisions: number;
  readonly amount: number;
}

interface Moved extends Count {
  readonly turnedOut: Readonly<Record<'good' | 'bad' | 'unknown', Count>>;
}

interface Quality {
  readonly stopped: number;
  readonly stoppedBad: number;
  readonly bad: number;
  readonly precision?: number;
  readonly recall?: number;
}

interface Verdict {
  readonly outcome: string;
  readonly code?: string;
  readonly points?: number;
  readonly factors: readonly { readonly factor: string; readonly points: number }[];
}

export interface Hits {
  readonly name: string;
  readonly old: number;
  readonly new: number;
}

interface Comparison {
  readonly cells: readonly (Count & {
    readonly from: string;
    readonly to: string;
    readonly orders?: readonly { readonly orderId: string; readonly amount: number }[];
  })[];
  readonly changed: number;
  readonly looser: Moved;
  readonly stricter: Moved;
  readonly badLetThrough: Count;
  readonly badStopped: Count;
  readonly goodStopped: Count;
  readonly rules: readonly Hits[];
  readonly factors: readonly Hits[];
  readonly quality: { readonly old: Quality; readonly new: Quality; readonly unknown: number };
  readonly reviews: {
    readonly days: number;
    readonly old: number;
    readonly new: number;
    readonly mostOld: number;
    readonly mostNew: number;
    readonly capacity?: number;
    readonly overCapacity?: number;
  };
  readonly waiting?: { readonly old: number; readonly new: number; readonly measured: number };
  readonly honest?: Honest;
  readonly mostChanged: readonly {
    readonly orderId: string;
    readonly amount: number;
    readonly label: string;
    readonly old: Verdict;
    readonly new: Verdict;
  }[];
}

export interface Backtest {
  readonly id: string;
  readonly version: string;
  readonly state: string;
  readonly percent: number;
  readonly planned: number;
  readonly since: string;
  readonly startedAt: string;
  readonly by: string;
  readonly because: string;
  readonly error?: string;
  readonly report: {
    readonly decisions: number;
    readonly notTold: readonly { readonly why: string; readonly decisions: number }[];
    readonly incomplete?: {
      readonly decisions: number;
      readonly lastAt: string;
      readonly completeFrom?: string;
    };
    readonly repeated: { readonly decisions: number; readonly different: number };
    readonly comparison?: Comparison;
  };
}

const OUTCOMES = ['straight-through', 'second-check', 'human', 'refuse'];

const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`;
const percent = (part: number | undefined): string =>
  part === undefined ? '–' : `${(part * 100).toFixed(1)} %`;
const rounded = (n: number): string => n.toFixed(1);

export function backtestText(backtest: Backtest): string {
  const { id, version, state, error, since, report } = backtest;
  const { decisions, notTold, incomplete, repeated, comparison } = report;
  return lines([
    `${id} · ${version} on ${thousands(decisions)} decisions since ${localTime(since) ?? ''} · ${state}`,
    ...(error ? [`  error  ${error}`] : []),
    `  the same policy again: ${repeated.different} of ${thousands(repeated.decisions)} differ`,
    ...notTold.map(({ why, decisions: left }) => `  left out: ${thousands(left)} (${why})`),
    ...(incomplete ? incompleteLines(incomplete) : []),
    ...(comparison ? comparisonLines(comparison) : []),
  ]);
}

const incompleteLines = ({
  decisions,
  completeFrom,
}: NonNullable<Backtest['report']['incomplete']>): readonly string[] => [
  `  NOT COMPARED: ${thousands(decisions)} decisions have no record of the features that this version reads.`,
  completeFrom
    ? `  They are complete from ${completeFrom} on: try again with --since ${completeFrom}`
    : '  No later decision has them: they are recorded while a version with a score decides.',
];

function comparisonLines(comparison: Comparison): readonly string[] {
  const { changed, looser, stricter, quality, reviews, waiting } = comparison;
  const { capacity, overCapacity = 0 } = reviews;
  return [
    `  decided another way: ${thousands(changed)}`,
    movedLine('looser', looser),
    movedLine('stricter', stricter),
    `  money: bad let through ${sumOf(comparison.badLetThrough)}, bad stopped ${sumOf(comparison.badStopped)}, good stopped ${sumOf(comparison.goodStopped)}`,
    '',
    ...matrixLines(comparison.cells),
    '',
    `  of what is stopped, bad: ${percent(quality.old.precision)} → ${percent(quality.new.precision)} (${quality.old.stoppedBad}/${quality.old.stopped} → ${quality.new.stoppedBad}/${quality.new.stopped})`,
    `  of what is bad, stopped: ${percent(quality.old.recall)} → ${percent(quality.new.recall)} (${quality.old.stoppedBad}/${quality.old.bad} → ${quality.new.stoppedBad}/${quality.new.bad}); not known yet ${thousands(quality.unknown)}`,
    `  reviews a day: ${rounded(reviews.old)} → ${rounded(reviews.new)}, at most ${reviews.mostOld} → ${reviews.mostNew}${capacity === undefined ? '' : `, capacity ${capacity}${overCapacity > 0 ? `: ${rounded(overCapacity)} too many` : ''}`}`,
    ...(waiting
      ? [
          `  minutes for a reviewer, a request: ${rounded(waiting.old)} → ${rounded(waiting.new)} (estimated from ${waiting.measured})`,
        ]
      : []),
    ...honestLines(comparison.honest),
    ...hitLines('rules', comparison.rules),
    ...hitLines('factors', comparison.factors),
    ...changedLines(comparison.mostChanged),
  ];
}

const sumOf = ({ decisions, amount }: Count): string => `${thousands(decisions)} (${yuan(amount)})`;

const movedLine = (name: string, { decisions, turnedOut }: Moved): string =>
  `  ${padTo(name, 9)} ${thousands(decisions)}: good ${thousands(turnedOut.good.decisions)}, bad ${thousands(turnedOut.bad.decisions)} (${yuan(turnedOut.bad.amount)}), not known yet ${thousands(turnedOut.unknown.decisions)}`;

function matrixLines(cells: Comparison['cells']): readonly string[] {
  const at = (from: string, to: string): number =>
    cells.find((cell) => cell.from === from && cell.to === to)?.decisions ?? 0;
  const row = (name: string, values: readonly string[]): string =>
    `  ${padTo(name, 18)}${values.map((value) => value.padStart(18)).join('')}`;
  return [
    row('was ↓  draft →', OUTCOMES),
    ...OUTCOMES.map((from) =>
      row(
        from,
        OUTCOMES.map((to) => thousands(at(from, to))),
      ),
    ),
  ];
}

const hitLines = (title: string, hits: readonly Hits[]): readonly string[] =>
  hits.length === 0
    ? []
    : [
        '',
        `  ${title}`,
        ...hits.map(
          ({ name, old, new: now }) => `    ${padTo(name, 32)} ${thousands(old)} → ${thousands(now)}`,
        ),
      ];

const changedLines = (changed: Comparison['mostChanged']): readonly string[] =>
  changed.length === 0
    ? []
    : [
        '',
        '  orders that change most',
        ...changed.map(
          ({ orderId, amount, label, old, new: now }) =>
            `    ${padTo(orderId, 22)} ${padTo(yuan(amount), 12)} ${padTo(label, 20)} ${verdictText(old)} → ${verdictText(now)}`,
        ),
      ];

const verdictText = ({ outcome, code, points, factors }: Verdict): string => {
  const why = code && code !== 'declined' ? [code] : factors.map(({ factor, points: p }) => `${factor} ${p}`);
  return `${outcome}${points === undefined ? '' : ` ${points}`}${why.length > 0 ? ` (${why.join(', ')})` : ''}`;
};
