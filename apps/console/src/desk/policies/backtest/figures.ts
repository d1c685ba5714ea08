import type { Comparison, Outcome, OutcomeCell, TurnedOut, Verdict } from '../../../api/backtests.js';

/** The least strict first. */
export const OUTCOMES: readonly Outcome[] = ['straight-through', 'second-check', 'human', 'refuse'];

export const wayOf = (from: Outcome, to: Outcome): 'looser' | 'same' | 'stricter' => {
  const step = OUTCOMES.indexOf(to) - OUTCOMES.indexOf(from);
  return step === 0 ? 'same' : step < 0 ? 'looser' : 'stricter';
};

export const decisionsOf = (cells: readonly OutcomeCell[]): number =>
  cells.reduce((sum, { decisions }) => sum + decisions, 0);

const tidy = (n: number): string => (Number.isInteger(n) ? String(n) : n.toFixed(1));
export const perDay = (n: number): string => tidy(Math.round(n * 10) / 10);

export const share = (part: number, all: number): string =>
  all === 0 ? '0%' : `${tidy(Math.round((part / all) * 1_000) / 10)}%`;

/** Whole parts of a bar of `width`, in the order good, bad, not known. */
export function partsOf({ good, bad, unknown }: TurnedOut, width: number): readonly [number, number, number] {
  const all = good.decisions + bad.decisions + unknown.decisions;
  if (all === 0) return [0, 0, 0];
  const [one, two] = [(good.decisions / all) * width, (bad.decisions / all) * width];
  return [one, two, width - one - two];
}

/** What a verdict rests on: the rule against it, else the factors that held. */
export const reasonsOf = ({ code, factors }: Verdict): readonly string[] =>
  code !== undefined && code !== 'declined'
    ? [code]
    : factors.map(({ factor, points }) => `${factor} ${points > 0 ? '+' : ''}${points}`);

export const mostHits = ({ rules, factors }: Comparison, most = 12) =>
  [...rules, ...factors]
    .toSorted((a, b) => Math.abs(b.new - b.old) - Math.abs(a.new - a.old) || b.old - a.old)
    .slice(0, most);
