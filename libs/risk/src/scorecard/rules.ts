/** What becomes of a request by its points. */
export const BANDS = ['straight-through', 'second-check', 'human', 'refuse'] as const;
export type Band = (typeof BANDS)[number];

export interface FactorRule {
  /** Name of the factor, as events, explanations and the command line write it. */
  readonly factor: string;
  /** Added where the condition holds; negative points speak for the buyer. */
  readonly points: number;
  /** CEL over the features. */
  readonly when: string;
  /** Points where a feature that the condition needs has no data. @default 0 */
  readonly unknown?: number;
  /** Sentences with `{feature}` for values. @default the features' names with their values */
  readonly zh?: string;
  readonly en?: string;
}

/** The least points of each band above `straight-through`. Ascending. */
export interface Thresholds {
  readonly secondCheck: number;
  readonly human: number;
  readonly refuse: number;
}

/** The `risk:` section of a policy, checked. Plain data. */
export interface RiskRules {
  readonly factors: readonly FactorRule[];
  readonly thresholds: Thresholds;
}

/**
 * The rules of a policy; undefined where it has none. A section that no release checked has no effect: its text was written when nothing
 * read it.
 */
export const riskRulesOf = ({ risk }: { readonly risk?: unknown }): RiskRules | undefined =>
  typeof risk === 'object' && risk !== null && 'thresholds' in risk ? (risk as RiskRules) : undefined;

export function bandOf(points: number, { secondCheck, human, refuse }: Thresholds): Band {
  if (points >= refuse) return 'refuse';
  if (points >= human) return 'human';
  return points >= secondCheck ? 'second-check' : 'straight-through';
}
