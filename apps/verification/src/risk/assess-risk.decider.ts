import type { CheckResult, OrderEvent, RiskAssessment } from '@bujiao/contracts';
import type { OrderHistory, Resubmission } from '@bujiao/order-history';
import { score } from '@bujiao/risk';
import { decisionSentence } from '@bujiao/texts';
import { amountAtStake, orderFeatures } from './order-features.js';
import type { RiskInput } from './risk-policy.js';

const BY_STAFF: ReadonlySet<string | undefined> = new Set(['after-sales', 'ops']);

/** The score of a request; undefined for one that staff made: a person of the platform has looked already. */
export function assessRisk(
  history: OrderHistory,
  resubmission: Resubmission,
  { rules, features }: RiskInput,
): RiskAssessment | undefined {
  if (BY_STAFF.has(resubmission.requestedBy.role)) return undefined;
  const { notHit: _, ...scored } = score({ ...features, ...orderFeatures(history, resubmission) }, rules);
  return { ...scored, asOf: resubmission.requestedAt };
}

export interface JudgedRequest {
  readonly history: OrderHistory;
  readonly resubmission: Resubmission;
  readonly checks: readonly CheckResult[];
  readonly risk?: RiskInput;
}

/** What becomes of a request that no rule refuses: by its band, where the policy scores. */
export function outcomeByBand({ history, resubmission, checks, risk: input }: JudgedRequest): OrderEvent {
  const { resubmissionId } = resubmission;
  const risk = input && assessRisk(history, resubmission, input);
  if (!input || !risk) return { type: 'ResubmissionApproved', data: { resubmissionId, checks } };
  switch (risk.band) {
    case 'straight-through':
      return { type: 'ResubmissionApproved', data: { resubmissionId, checks, risk } };
    case 'refuse': {
      const refused = { code: 'declined', sentence: decisionSentence('declined') };
      return { type: 'ResubmissionRejected', data: { resubmissionId, ...refused, checks, risk } };
    }
    default: {
      const deadline = new Date(Date.parse(resubmission.requestedAt) + input.reviewWithin).toISOString();
      const question = risk.band === 'human' ? 'high-risk' : 'second-check';
      const amount = amountAtStake(history, resubmission);
      return { type: 'ReviewRequested', data: { resubmissionId, question, deadline, amount, checks, risk } };
    }
  }
}
