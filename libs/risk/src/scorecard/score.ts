import type { Sentence } from '@bujiao/contracts';
import type { FeatureName, Features } from '../features/feature-list.js';
import { readCondition, type Condition } from './condition.js';
import { factorSentence } from './factor-sentence.js';
import { bandOf, type Band, type FactorRule, type RiskRules, type Thresholds } from './rules.js';

export type FactorValues = Readonly<Record<string, number | boolean | string>>;

/** A factor whose condition holds. */
export interface ScoredFactor {
  readonly factor: string;
  readonly points: number;
  /** The features that its condition read. */
  readonly values: FactorValues;
  readonly sentence: Sentence;
}

/** A factor that could not be told, since features without data decide it. */
export interface UnknownFactor {
  readonly factor: string;
  readonly missing: readonly FeatureName[];
  /** What the policy counts for it. */
  readonly points: number;
}

export interface Score {
  readonly points: number;
  readonly band: Band;
  readonly thresholds: Thresholds;
  /** Those that hold, in the order of the rules. */
  readonly factors: readonly ScoredFactor[];
  /** Those that were asked and do not hold, by name. */
  readonly notHit: readonly string[];
  readonly notEvaluated: readonly UnknownFactor[];
}

/** Points of the features by the rules. Pure; the order of factors does not change the points. */
export function score(features: Features, { factors, thresholds }: RiskRules): Score {
  const judged = factors.map((rule) => judge(rule, features));
  const hit = judged.flatMap((j) => (j.result === 'hit' ? [j.factor] : []));
  const notEvaluated = judged.flatMap((j) => (j.result === 'unknown' ? [j.factor] : []));
  const points = [...hit, ...notEvaluated].reduce((sum, factor) => sum + factor.points, 0);
  const notHit = judged.flatMap((j) => (j.result === 'not-hit' ? [j.name] : []));
  return { points, band: bandOf(points, thresholds), thresholds, factors: hit, notHit, notEvaluated };
}

type Judged =
  | { readonly result: 'hit'; readonly factor: ScoredFactor }
  | { readonly result: 'not-hit'; readonly name: string }
  | { readonly result: 'unknown'; readonly factor: UnknownFactor };

function judge(rule: FactorRule, features: Features): Judged {
  const condition = conditionOf(rule);
  const holds = condition.test(features);
  const { factor, points } = rule;
  if (holds === false) return { result: 'not-hit', name: factor };
  if (holds === undefined) {
    const missing = condition.features.filter((name) => features[name] === undefined);
    return { result: 'unknown', factor: { factor, missing, points: rule.unknown ?? 0 } };
  }
  const values = valuesOf(condition, features);
  return { result: 'hit', factor: { factor, points, values, sentence: factorSentence(rule, values) } };
}

function valuesOf({ features: names }: Condition, features: Features): FactorValues {
  const values: Record<string, number | boolean | string> = {};
  for (const name of names) {
    const value = features[name];
    if (value !== undefined) values[name] = value;
  }
  return values;
}

const compiled = new WeakMap<FactorRule, Condition>();

/** @throws where the rule did not come through `parseRiskRules` */
export function conditionOf(rule: FactorRule): Condition {
  const known = compiled.get(rule);
  if (known) return known;
  const condition = readCondition(rule.when);
  if ('code' in condition)
    throw new Error(`the condition of ${rule.factor} was not checked: ${condition.code}`);
  compiled.set(rule, condition);
  return condition;
}
