import type { RecordedFeatures, RiskAssessment } from '@bujiao/contracts';
import type { Policy } from '@bujiao/policy';
import { featuresIn, riskRulesOf, score, type Band } from '@bujiao/risk';

/** The score that a decision recorded, computed again on the features that it recorded. */
export interface ExplainedScore {
  readonly risk: RiskAssessment;
  /** Every feature as of the request; absent in decisions of releases that recorded none, which cannot be computed again. */
  readonly features?: RecordedFeatures;
  /** The band of the score computed again; as recorded, where it cannot be. */
  readonly band: Band;
  readonly agrees: boolean;
}

/** Undefined where nothing was scored. */
export function explainedScore(
  { risk, features }: { readonly risk?: RiskAssessment; readonly features?: RecordedFeatures },
  policy: Policy,
): ExplainedScore | undefined {
  if (!risk) return undefined;
  if (!features) return { risk, band: risk.band, agrees: true };
  const rules = riskRulesOf(policy);
  if (!rules) return { risk, features, band: risk.band, agrees: false };
  const again = score(featuresIn(features), rules);
  return { risk, features, band: again.band, agrees: essenceOf(again) === essenceOf(risk) };
}

/** What two computations of one score have in common, whatever the order of members in a stored event. */
const essenceOf = ({
  points,
  band,
  thresholds: { secondCheck, human, refuse },
  factors,
  notEvaluated,
}: Omit<RiskAssessment, 'asOf'>): string =>
  JSON.stringify([
    points,
    band,
    [secondCheck, human, refuse],
    factors.map((hit) => [hit.factor, hit.points, Object.entries(hit.values).toSorted()]),
    notEvaluated.map((unknown) => [unknown.factor, unknown.points, unknown.missing]),
  ]);

/** The code of a decision that no rule stood against, by the band of its score. */
export const CODE_OF_BAND: Readonly<Record<Band, string>> = {
  'straight-through': 'resubmittable',
  'second-check': 'second-check',
  human: 'high-risk',
  refuse: 'declined',
};
