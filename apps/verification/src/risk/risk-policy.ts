import type { Features, RiskRules } from '@bujiao/risk';

/** The part of a policy that scores requests. */
export interface RiskPolicy {
  readonly rules: RiskRules;
  /** How long a reviewer has, ms. */
  readonly reviewWithin: number;
  /** Above this amount, in 分, two people have to approve. */
  readonly fourEyesAbove: number;
}

/** What a decision about one request reads of the score: the rules, and the features of the buyer as of the request. */
export interface RiskInput extends RiskPolicy {
  readonly features: Features;
}

const HOUR = 3_600_000;
export const REVIEW_DEFAULTS = { reviewWithin: 2 * HOUR, fourEyesAbove: 50_000 } as const;

/** The risk part of the policy in force; undefined where it has none, and then nothing is scored. */
export interface RiskPolicies {
  inForce(): RiskPolicy | undefined;
}
export const RISK_POLICIES = Symbol('RISK_POLICIES');

/** The rules that the product is installed with score nothing. */
export const NO_RISK: RiskPolicies = { inForce: () => undefined };
