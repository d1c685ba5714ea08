import { emptyTally, fitWeights, type Fit, type FittedFactor } from '@bujiao/backtest';
import { withPoints } from '@bujiao/policy/document';
import { riskRulesOf } from '@bujiao/risk';
import type { BacktestRow } from './backtest-rows.repository.js';

const LONGEST_VERSION = 64;

/** Weights that labelled decisions speak for. */
export interface FitView {
  /** Labelled decisions that it rests on. */
  readonly good: number;
  readonly bad: number;
  /** Why nothing is proposed. */
  readonly nothing?: Extract<Fit, { ok: false }>['why'] | 'no-score';
  readonly factors: readonly FittedFactor[];
  /** The text of a draft with these points, YAML; absent where nothing is proposed. */
  readonly text?: string;
}

/** Pure. @param text of the version that was tried */
export function fitView({ version, policy, tally }: BacktestRow, text: string): FitView {
  const rules = riskRulesOf(policy);
  if (!rules) return { good: 0, bad: 0, nothing: 'no-score', factors: [] };
  const fit = fitWeights((tally ?? emptyTally()).patterns, rules);
  const { good, bad } = fit;
  if (!fit.ok) return { good, bad, nothing: fit.why, factors: [] };
  const { factors } = fit;
  const points = Object.fromEntries(factors.map((factor) => [factor.factor, factor.points]));
  const note = `Points of ${version} fitted to ${good} good and ${bad} bad decisions. Read it, try it, then decide.`;
  return { good, bad, factors, text: withPoints(text, { version: fittedVersion(version), note, points }) };
}

const fittedVersion = (version: string): string => `${version.slice(0, LONGEST_VERSION - 4)}-fit`;
