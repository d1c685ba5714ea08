import type { RiskAssessment, Sentence } from '@bujiao/contracts';
import {
  codeOfDecision,
  unitsOf,
  type Decision,
  type ExplainedRule,
  type OrderHistory,
} from '@bujiao/order-history';
import type { Layer } from '@bujiao/policy';
import { featureTitle } from '@bujiao/risk';
import {
  decisionSentence,
  inReviewForBuyer,
  noDataSentence,
  notEvaluated,
  REQUEST_FOR_BUYER,
  REVIEW_QUESTION_TEXTS,
  reviewedSentence,
  rulePassed,
  ruleTitle,
  sentenceOf,
} from '@bujiao/texts';
import type { RecordedDecision } from './recorded-decisions.js';
import type { ExplainedScore } from './recorded-score.js';

export interface RuleLine {
  readonly rule: string;
  readonly title: Sentence;
  readonly outcome: ExplainedRule['outcome'];
  /** What it found, what stands against it, or why it was not evaluated. */
  readonly says: Sentence;
  /** Values that it read: units, 分, ISO 8601, codes. */
  readonly read: Readonly<Record<string, string | number>>;
  readonly code?: string;
}

export interface DecisionLine {
  readonly kind: RecordedDecision['kind'];
  readonly revision: number;
  readonly at: string;
  readonly resubmissionId: string;
  readonly version?: string;
  readonly code: string;
  readonly sentence: Sentence;
  /** The rules, asked again on the same history and policy, say what was recorded. */
  readonly agrees: boolean;
  readonly rules: readonly RuleLine[];
  /** Absent where nothing was scored. */
  readonly score?: ScoreLine;
}

/** The score of a decision, as it was recorded, with the features that were read as of the request. */
export interface ScoreLine {
  readonly points: number;
  readonly band: RiskAssessment['band'];
  readonly thresholds: RiskAssessment['thresholds'];
  readonly factors: RiskAssessment['factors'];
  readonly notEvaluated: readonly (RiskAssessment['notEvaluated'][number] & {
    readonly sentence: Sentence;
  })[];
  readonly asOf: string;
  /** Computed again on the recorded features, it is the same; undefined where no features were recorded. */
  readonly agrees?: boolean;
  /** In the order of the list; without a value: there was no data, which is neither zero nor no. */
  readonly features: readonly {
    readonly feature: string;
    readonly title: Sentence;
    readonly value?: number | boolean | string;
  }[];
}

/** For staff: everything that the rules read. */
export interface ExplanationView {
  readonly orderId: string;
  readonly asOf: string;
  readonly policy: {
    readonly version: string;
    /** Parts of it that hold for this order, the least specific first. */
    readonly layers: readonly Layer[];
  };
  readonly decision: { readonly do: Decision['do']; readonly code: string; readonly sentence: Sentence };
  readonly rules: readonly RuleLine[];
  /** What was decided, oldest first. */
  readonly recorded: readonly DecisionLine[];
  readonly forBuyer: BuyerExplanation;
}

/** In words for the order's owner: what holds, and why; without what the rules read about anybody. */
export interface BuyerExplanation {
  readonly code: string;
  readonly sentence: Sentence;
  /** What was found to be all right. */
  readonly fine: readonly Sentence[];
  /** What became of the last request; absent before any. */
  readonly request?: Sentence;
}

/** Rules whose names say nothing that the owner does not know. */
const FOR_OWNERS: ReadonlySet<string> = new Set([
  'none-open',
  'units-owed',
  'not-refunded',
  'something-went-wrong',
  'inside-window',
  'tries-left',
  'payment-proven',
  'account-known',
]);

export function ruleLine({ rule, outcome, read, code, values, because, by }: ExplainedRule): RuleLine {
  const says =
    outcome === 'passed'
      ? rulePassed(rule, read)
      : outcome === 'against'
        ? decisionSentence(code ?? '', values)
        : notEvaluated(because ?? 'decided-before', by === undefined ? {} : { by });
  return { rule, title: ruleTitle(rule), outcome, says, read, ...(code !== undefined && { code }) };
}

export function decisionLine(decision: RecordedDecision): DecisionLine {
  const { kind, revision, at, resubmissionId, version, code, agrees, rules, mayAct, checks } = decision;
  const requester = checks.find(({ check }) => check === 'requester-may-act');
  const first: readonly RuleLine[] = requester
    ? [
        {
          rule: 'requester-may-act',
          title: ruleTitle('requester-may-act'),
          outcome: mayAct ? 'passed' : 'against',
          says: mayAct
            ? rulePassed('requester-may-act', requester.on)
            : decisionSentence('requester-not-owner'),
          read: { role: String(requester.on['role']) },
        },
      ]
    : [];
  return {
    kind,
    revision,
    at,
    resubmissionId,
    ...(version !== undefined && { version }),
    code,
    sentence: sentenceOfRecord(decision),
    agrees,
    rules: [...first, ...rules.map(ruleLine)],
    ...(decision.score && { score: scoreLine(decision.score) }),
  };
}

function sentenceOfRecord({ code, rules, review }: RecordedDecision): Sentence {
  if (review) return reviewedSentence(review);
  if (code === 'resubmittable') return { zh: '没有规则反对。', en: 'No rule stood against it.' };
  if (code in REVIEW_QUESTION_TEXTS) return REVIEW_QUESTION_TEXTS[code as keyof typeof REVIEW_QUESTION_TEXTS];
  const against = rules.find((rule) => rule.outcome === 'against');
  return decisionSentence(code, code === against?.code ? against.values : {});
}

function scoreLine({ risk, features, agrees }: ExplainedScore): ScoreLine {
  const { points, band, thresholds, factors, notEvaluated, asOf } = risk;
  const known = features ? [...Object.keys(features.values), ...features.withoutData] : [];
  return {
    ...{ points, band, thresholds, factors, asOf },
    notEvaluated: notEvaluated.map((one) => ({
      ...one,
      sentence: noDataSentence(one.missing.map(featureTitle)),
    })),
    ...(features && { agrees }),
    features: known.map((feature) => {
      const value = features?.values[feature];
      return { feature, title: featureTitle(feature), ...(value !== undefined && { value }) };
    }),
  };
}

export interface BuyerInput {
  readonly history: OrderHistory;
  readonly decision: Decision;
  readonly rules: readonly ExplainedRule[];
  readonly recorded: readonly RecordedDecision[];
}

export function buyerExplanation({ history, decision, rules, recorded }: BuyerInput): BuyerExplanation {
  const last = recorded.at(-1);
  return {
    code: codeOfDecision(decision),
    sentence: sentenceOf(decision, unitsOf(history).missing),
    fine: rules
      .filter(({ rule, outcome }) => outcome === 'passed' && FOR_OWNERS.has(rule))
      .map(({ rule }) => ruleTitle(rule)),
    ...(last && { request: requestForBuyer(last) }),
  };
}

/** Without the score and without what a reviewer wrote: how people are weighed is for staff. */
function requestForBuyer({ kind, deadline, sentence, review }: RecordedDecision): Sentence {
  if (kind === 'approved') return REQUEST_FOR_BUYER.approved;
  if (kind === 'requested') return REQUEST_FOR_BUYER.requested;
  if (kind === 'review-requested' || review?.needsSecond) return inReviewForBuyer(deadline);
  return sentence ?? REQUEST_FOR_BUYER.requested;
}
