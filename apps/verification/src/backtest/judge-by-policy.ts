import type { RecordedFeatures } from '@bujiao/contracts';
import { verdictOf, type Judge, type JudgedAgain, type PastRequest } from '@bujiao/backtest';
import type { Policy } from '@bujiao/policy';
import { conditionOf, type RiskRules } from '@bujiao/risk';
import { decideVerdict, paymentsToProve } from '../automatic-checks/verify-resubmission.decider.js';
import { isScored } from '../risk/assess-risk.decider.js';
import { amountAtStake } from '../risk/order-features.js';
import { riskPolicyOf, type RiskInput, type RiskPolicy } from '../risk/risk-policy.js';

/** What a policy decides about past requests, by the decider of the live handler. Pure. */
export const judgeByPolicy = (policy: Policy): Judge => ({
  verdict: (request) => judgedAgain(request, policy),
  amountOf: ({ history, resubmission }) => amountAtStake(history, resubmission),
});

function judgedAgain(request: PastRequest, policy: Policy): JudgedAgain {
  const { history, resubmission } = request;
  if (isProofMissing(request, policy)) return { notTold: 'proof-missing' };
  const scoring = scoringOf(request, policy);
  const risk = scoring && riskInputOf(request, scoring);
  const verdict = verdictOf(decideVerdict(history, resubmission, { policy, ...(risk && { risk }) }));
  if (!verdict) throw new Error('verification decided nothing');
  // A rule decides before the score is asked, so a refusal by a rule needs no features.
  const isUnscored = scoring !== undefined && risk === undefined;
  return isUnscored && verdict.outcome === 'straight-through' ? { notTold: 'features-missing' } : verdict;
}

const scoringOf = ({ history, resubmission }: PastRequest, policy: Policy): RiskPolicy | undefined =>
  history.terms && isScored(resubmission) ? riskPolicyOf(policy, history.terms) : undefined;

/** Undefined where not all that the policy reads was recorded. */
const riskInputOf = ({ features }: PastRequest, scoring: RiskPolicy): RiskInput | undefined =>
  features && holdsAll(features, scoring.rules) ? { ...scoring, features: features.values } : undefined;

/** The policy asks the gateway about payments that nobody asked it about then. */
function isProofMissing({ history, resubmission }: PastRequest, policy: Policy): boolean {
  if (history.proofs.size > 0) return false;
  const numbers = paymentsToProve(history, resubmission.resubmissionId, policy);
  return numbers.length > 0;
}

const readBy = new WeakMap<RiskRules, readonly string[]>();

/** A feature that is in neither list was not known to the release that decided. */
function holdsAll({ values, withoutData }: RecordedFeatures, rules: RiskRules): boolean {
  return featuresReadBy(rules).every((name) => Object.hasOwn(values, name) || withoutData.includes(name));
}

function featuresReadBy(rules: RiskRules): readonly string[] {
  const known = readBy.get(rules);
  if (known) return known;
  const names = [...new Set(rules.factors.flatMap((rule) => conditionOf(rule).features))];
  readBy.set(rules, names);
  return names;
}
