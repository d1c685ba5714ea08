import type { CheckResult, OrderEvent, RecordedFeatures, RiskAssessment } from '@bujiao/contracts';
import type { OrderHistory, Resubmission, Review } from '@bujiao/order-history';
import { recordedFeatures, score, type Features } from '@bujiao/risk';
import { decisionSentence } from '@bujiao/texts';
import { amountAtStake, orderFeatures } from './order-features.js';
import type { RiskInput } from './risk-policy.js';

const BY_STAFF: ReadonlySet<string | undefined> = new Set(['after-sales', 'ops']);

/** Not where staff asked: a person of the platform has looked already. */
export const isScored = ({ requestedBy }: Resubmission): boolean => !BY_STAFF.has(requestedBy.role);

/** As an event holds them, also where a rule refused before the score. */
export function featuresFor(
  history: OrderHistory,
  resubmission: Resubmission,
  input: RiskInput | undefined,
): { readonly features?: RecordedFeatures } {
  const features = readFeatures(history, resubmission, input);
  return features ? { features: recordedFeatures(features) } : {};
}

/** What the event of a decision holds of the score. */
interface Scored {
  readonly features: RecordedFeatures;
  readonly risk: RiskAssessment;
}

/** Every feature of a request, as of its moment; undefined where it is not scored. */
const readFeatures = (
  history: OrderHistory,
  resubmission: Resubmission,
  input: RiskInput | undefined,
): Features | undefined =>
  input && isScored(resubmission)
    ? { ...input.features, ...orderFeatures(history, resubmission) }
    : undefined;

function assessRisk(
  { history, resubmission }: JudgedRequest,
  input: RiskInput | undefined,
): Scored | undefined {
  const features = readFeatures(history, resubmission, input);
  if (!input || !features) return undefined;
  const { notHit: _, ...scored } = score(features, input.rules);
  return {
    features: recordedFeatures(features),
    risk: { ...scored, asOf: resubmission.requestedAt },
  };
}

export interface JudgedRequest {
  readonly history: OrderHistory;
  readonly resubmission: Resubmission;
  readonly checks: readonly CheckResult[];
  readonly risk?: RiskInput;
  /** A check of custom goods leaves the role to a person, whatever the score is but a refusal. How long a reviewer has, ms. */
  readonly roleReviewWithin?: number;
}

/** What becomes of a request that no rule refuses: by its band, where the policy scores. */
export function outcomeByBand(judged: JudgedRequest): OrderEvent {
  const { resubmission, checks, risk: input } = judged;
  const { resubmissionId } = resubmission;
  const scored = assessRisk(judged, input);
  if (judged.roleReviewWithin !== undefined && scored?.risk.band !== 'refuse')
    return roleReview(judged, judged.roleReviewWithin, scored);
  if (!input || !scored) return { type: 'ResubmissionApproved', data: { resubmissionId, checks } };
  const known = { resubmissionId, checks, ...scored };
  switch (scored.risk.band) {
    case 'straight-through':
      return { type: 'ResubmissionApproved', data: known };
    case 'refuse': {
      const refused = { code: 'declined', sentence: decisionSentence('declined') };
      return { type: 'ResubmissionRejected', data: { ...refused, ...known } };
    }
    default:
      return bandReview(judged, scored, input.reviewWithin);
  }
}

function bandReview(
  { history, resubmission, checks }: JudgedRequest,
  scored: Scored,
  within: number,
): OrderEvent {
  const { resubmissionId, requestedAt } = resubmission;
  const deadline = new Date(Date.parse(requestedAt) + within).toISOString();
  const question = scored.risk.band === 'human' ? 'high-risk' : 'second-check';
  const amount = amountAtStake(history, resubmission);
  return { type: 'ReviewRequested', data: { question, deadline, amount, resubmissionId, checks, ...scored } };
}

/** A reviewer decides about the role, with the score beside it where one was made. */
function roleReview(
  { history, resubmission, checks }: JudgedRequest,
  within: number,
  scored: Scored | undefined,
): OrderEvent {
  const { resubmissionId, requestedAt, goodsChecks } = resubmission;
  // Counted from the newest check: a supplier may have been asked for an hour, and no reviewer is to be late from the start.
  const deadline = new Date(Date.parse(goodsChecks?.at ?? requestedAt) + within).toISOString();
  const amount = amountAtStake(history, resubmission);
  const risk = scored ?? { risk: notScored(requestedAt) };
  return {
    type: 'ReviewRequested',
    data: { resubmissionId, question: 'role-binding', deadline, amount, checks, ...risk },
  };
}

/** A review that was asked for without a score says nothing that an approval could rest on. */
export const scoreIn = ({ risk }: Review): { readonly risk?: RiskAssessment } =>
  risk.thresholds.refuse > 0 ? { risk } : {};

/** A policy without a score, or a request that is not scored: no factor was asked, and no threshold holds. */
const notScored = (asOf: string): RiskAssessment => ({
  points: 0,
  band: 'straight-through',
  thresholds: { secondCheck: 0, human: 0, refuse: 0 },
  factors: [],
  notEvaluated: [],
  asOf,
});
