import { Matrix, solve } from 'ml-matrix';
import type { RiskRules } from '@bujiao/risk';
import type { Tally } from '../result/tally.js';

/** Fewer good or bad decisions than this say nothing about weights. */
export const LEAST_LABELLED = 20;
/** Part of bad ones among those with a score at the least points of `second-check`. */
export const STOP_AT = 0.2;
/** Keeps the weight of a factor finite that only good, or only bad, decisions have. */
const RIDGE = 1;
const MOST_STEPS = 50;
const CLOSE_ENOUGH = 1e-8;
const MOST_POINTS = 1_000;

export interface FittedFactor {
  readonly factor: string;
  readonly was: number;
  readonly points: number;
  /** Logarithm of the odds that it adds. */
  readonly weight: number;
  /** Labelled decisions in which it held. */
  readonly good: number;
  readonly bad: number;
}

export type Fit =
  | {
      readonly ok: true;
      readonly good: number;
      readonly bad: number;
      readonly factors: readonly FittedFactor[];
    }
  /** `few-labels`: too few good or bad ones. `mostly-bad`: also requests without any factor are bad too often to draw a line. */
  | {
      readonly ok: false;
      readonly why: 'few-labels' | 'mostly-bad';
      readonly good: number;
      readonly bad: number;
    };

interface Sample {
  /** A row a pattern; the first column is 1. */
  readonly rows: Matrix;
  readonly good: readonly number[];
  readonly bad: readonly number[];
}

/**
 * Weights for the factors of a scorecard by logistic regression on labelled decisions, as whole points on the scale of its bands. Pure;
 * the order of decisions does not matter. It proposes: what is labelled is what was delivered or looked at, so a person has to judge it.
 */
export function fitWeights(patterns: Tally['patterns'], { factors, thresholds }: RiskRules): Fit {
  const names = factors.map(({ factor }) => factor);
  const sample = sampleOf(patterns, names);
  const [good, bad] = [sum(sample.good), sum(sample.bad)];
  if (Math.min(good, bad) < LEAST_LABELLED) return { ok: false, why: 'few-labels', good, bad };
  const [base = 0, ...weights] = regress(sample, names.length + 1);
  const room = Math.log(STOP_AT / (1 - STOP_AT)) - base;
  if (room <= 0) return { ok: false, why: 'mostly-bad', good, bad };
  const scale = thresholds.secondCheck / room;
  const fitted = factors.map(({ factor, points: was }, i): FittedFactor => {
    const weight = weights[i] ?? 0;
    const points = Math.max(-MOST_POINTS, Math.min(MOST_POINTS, Math.round(weight * scale)));
    return { factor, was, points, weight, ...heldIn(patterns, factor) };
  });
  return { ok: true, good, bad, factors: fitted };
}

function sampleOf(patterns: Tally['patterns'], names: readonly string[]): Sample {
  const entries = Object.entries(patterns);
  const rows = entries.map(([key]) => {
    const held = new Set(key.split(' '));
    return [1, ...names.map((name) => (held.has(name) ? 1 : 0))];
  });
  return {
    rows: new Matrix(rows.length > 0 ? rows : [[1, ...names.map(() => 0)]]),
    good: entries.length > 0 ? entries.map(([, [good]]) => good) : [0],
    bad: entries.length > 0 ? entries.map(([, [, bad]]) => bad) : [0],
  };
}

/** Newton's method on the likelihood with a ridge: it has one maximum, and each step is solved by the library. */
function regress(sample: Sample, columns: number): readonly number[] {
  let weights = new Array<number>(columns).fill(0);
  let reached = likelihood(sample, weights);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = improved(sample, { weights, direction: newtonStep(sample, weights), reached });
    if (!next || next.likelihood - reached < CLOSE_ENOUGH) return next?.weights ?? weights;
    ({ weights, likelihood: reached } = next);
  }
  return weights;
}

function newtonStep({ rows, good, bad }: Sample, weights: readonly number[]): readonly number[] {
  const odds = chances(rows, weights);
  const errors = odds.map((p, i) => (bad[i] ?? 0) - p * ((good[i] ?? 0) + (bad[i] ?? 0)));
  const ridge = weights.map((_, i) => (i === 0 ? 0 : RIDGE));
  const slope = rows
    .transpose()
    .mmul(Matrix.columnVector(errors))
    .sub(Matrix.columnVector(weights.map((w, i) => w * (ridge[i] ?? 0))));
  const spread = odds.map((p, i) => p * (1 - p) * ((good[i] ?? 0) + (bad[i] ?? 0)));
  const weighted = rows.clone().mulColumnVector(spread);
  const curve = rows.transpose().mmul(weighted);
  // The first column has no ridge; where all chances are 0 or 1 it would be singular.
  for (let i = 0; i < weights.length; i += 1) curve.set(i, i, curve.get(i, i) + (ridge[i] || 1e-9));
  return solve(curve, slope).to1DArray();
}

interface Move {
  readonly weights: readonly number[];
  readonly direction: readonly number[];
  readonly reached: number;
}

/** A full step may go beyond the top: halved until it goes up. */
function improved(
  sample: Sample,
  { weights, direction, reached }: Move,
): { weights: number[]; likelihood: number } | undefined {
  for (let size = 1; size > 1e-6; size /= 2) {
    const next = weights.map((w, i) => w + size * (direction[i] ?? 0));
    const found = likelihood(sample, next);
    if (found >= reached) return { weights: next, likelihood: found };
  }
  return undefined;
}

function likelihood({ rows, good, bad }: Sample, weights: readonly number[]): number {
  const fits = chances(rows, weights).map(
    (p, i) =>
      (bad[i] ?? 0) * Math.log(Math.max(p, 1e-300)) + (good[i] ?? 0) * Math.log(Math.max(1 - p, 1e-300)),
  );
  const [, ...others] = weights;
  return sum(fits) - (RIDGE / 2) * sum(others.map((w) => w * w));
}

const chances = (rows: Matrix, weights: readonly number[]): readonly number[] =>
  rows
    .mmul(Matrix.columnVector([...weights]))
    .to1DArray()
    .map((x) => 1 / (1 + Math.exp(-x)));

function heldIn(
  patterns: Tally['patterns'],
  factor: string,
): { readonly good: number; readonly bad: number } {
  const counts = Object.entries(patterns).filter(([key]) => key.split(' ').includes(factor));
  return { good: sum(counts.map(([, [good]]) => good)), bad: sum(counts.map(([, [, bad]]) => bad)) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
