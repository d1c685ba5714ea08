import { policyFor, type Policy, type RulesSubject } from '@bujiao/policy';
import { riskRulesOf, type Features, type RiskRules } from '@bujiao/risk';

/** The part of a policy that scores requests. */
export interface RiskPolicy {
  readonly rules: RiskRules;
  /** How long a reviewer has, ms. */
  readonly reviewWithin: number;
}

/** What a decision about one request reads of the score: the rules, and the features of the buyer as of the request. */
export interface RiskInput extends RiskPolicy {
  readonly features: Features;
}

const HOUR = 3_600_000;
/** What holds where the policy does not say. */
export const REVIEW_DEFAULTS = { reviewWithin: 2 * HOUR, fourEyesAbove: 50_000 } as const;

/** What scores the requests for an order; undefined where the policy has no risk section, and then nothing is scored. */
export function riskPolicyOf(policy: Policy, subject: RulesSubject): RiskPolicy | undefined {
  const rules = riskRulesOf(policy);
  return rules && { rules, reviewWithin: reviewWithin(policy, subject) };
}

/** How long a reviewer has, ms. */
export const reviewWithin = (policy: Policy, subject: RulesSubject): number =>
  policyFor(policy, subject).secondCheck?.review ?? REVIEW_DEFAULTS.reviewWithin;

/** Above this amount, in 分, two people have to approve. */
export const fourEyesAbove = ({ fourEyes }: Policy): number =>
  fourEyes?.approveAbove ?? REVIEW_DEFAULTS.fourEyesAbove;
