import type { CheckResult, OrderEvents, ReviewDecision, ReviewReason, Sentence } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';
import {
  codeOfDecision,
  emptyHistory,
  evolve,
  explainDecision,
  findResubmission,
  judgedRequest,
  requesterMayAct,
  type ExplainedRule,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { CODE_OF_BAND, explainedScore, type ExplainedScore } from './recorded-score.js';

/** A decision that the stream records, repeated on what was known to it. */
export interface RecordedDecision {
  readonly kind: 'requested' | 'approved' | 'rejected' | 'review-requested' | 'reviewed';
  readonly revision: number;
  readonly at: string;
  readonly resubmissionId: string;
  /** The policy that decided, as its event names it. */
  readonly version?: string;
  /**
   * What was recorded: `resubmittable`, the code that stood against it, the question to a reviewer, or `reviewer-` with what the
   * reviewer decided.
   */
  readonly code: string;
  /** What the rules say now, on the same history and the same policy. */
  readonly explainedCode: string;
  readonly agrees: boolean;
  readonly mayAct: boolean;
  /** Empty where a person decided. */
  readonly rules: readonly ExplainedRule[];
  /** Absent where nothing was scored. */
  readonly score?: ExplainedScore;
  readonly review?: {
    readonly decision: ReviewDecision;
    readonly reason: ReviewReason;
    readonly needsSecond: boolean;
  };
  /** Until when a reviewer should decide. */
  readonly deadline?: string;
  /** Of a rejection: what the buyer reads. */
  readonly sentence?: Sentence;
  /** As they were recorded. */
  readonly checks: readonly CheckResult[];
}

/** An event of the stream, as far as an explanation reads it. */
export type ExplainedEvent = Pick<RecordedEvent, 'type' | 'data' | 'metadata' | 'revision'>;

/** @returns the policy of a version; of none, the one that decided before policies were named */
export type PolicyOf = (version: string | undefined) => Policy;

type Deciding =
  | 'ResubmissionRequested'
  | 'ResubmissionApproved'
  | 'ResubmissionRejected'
  | 'ReviewRequested'
  | 'ReviewDecided';
const KINDS: Readonly<Record<Deciding, RecordedDecision['kind']>> = {
  ResubmissionRequested: 'requested',
  ResubmissionApproved: 'approved',
  ResubmissionRejected: 'rejected',
  ReviewRequested: 'review-requested',
  ReviewDecided: 'reviewed',
};

/** Every decision of an order's stream about whether it may be resubmitted, explained. Pure. */
export function recordedDecisions(
  events: readonly ExplainedEvent[],
  policyOf: PolicyOf,
): readonly RecordedDecision[] {
  const decisions: RecordedDecision[] = [];
  let before = emptyHistory();
  for (const event of events) {
    const after = evolve(before, event);
    if (event.type in KINDS) decisions.push(...explained(event, { before, after }, policyOf));
    before = after;
  }
  return decisions;
}

interface Around {
  readonly before: OrderHistory;
  readonly after: OrderHistory;
}

/** What the events of decisions hold, as far as they have it. */
type DecidedData = Partial<
  Omit<
    OrderEvents['ResubmissionRejected'] & OrderEvents['ReviewRequested'] & OrderEvents['ReviewDecided'],
    'resubmissionId'
  >
> & { readonly resubmissionId: string };

function explained(event: ExplainedEvent, around: Around, policyOf: PolicyOf): readonly RecordedDecision[] {
  const kind = KINDS[event.type as Deciding];
  const data = event.data as DecidedData;
  const { resubmissionId, checks = [] } = data;
  const resubmission = findResubmission(around.after, resubmissionId);
  if (!resubmission) return [];
  const { ruleVersion } = event.metadata;
  const code = recordedCode(kind, data);
  const asked = { history: around.before, resubmission, policy: policyOf(ruleVersion) };
  const again = isByPerson(kind, around.before, resubmissionId)
    ? byPerson(kind, code, asked)
    : askedAgain(kind, data, asked);
  return [
    {
      kind,
      revision: event.revision,
      at: event.metadata.occurredAt,
      resubmissionId,
      ...(ruleVersion !== undefined && { version: ruleVersion }),
      code,
      ...again,
      agrees: again.explainedCode === code && again.score?.agrees !== false,
      checks,
      ...saidBy(data),
    },
  ];
}

/** What the event itself tells people. */
const saidBy = (data: DecidedData): Pick<RecordedDecision, 'deadline' | 'sentence' | 'review'> => ({
  ...(data.deadline !== undefined && { deadline: data.deadline }),
  ...(data.sentence && { sentence: data.sentence }),
  ...(data.decision && data.reason && { review: reviewOf(data) }),
});

const reviewOf = ({ decision, reason, needsSecond }: DecidedData): RecordedDecision['review'] => ({
  decision: decision ?? 'refuse',
  reason: reason ?? 'other',
  needsSecond: needsSecond ?? false,
});

function recordedCode(kind: RecordedDecision['kind'], { code, question, decision }: DecidedData): string {
  if (kind === 'reviewed') return `reviewer-${decision ?? 'refuse'}`;
  return (kind === 'review-requested' ? question : code) ?? 'resubmittable';
}

/** A verdict on a resubmission that a reviewer had: the reviewer, or the end of the time for it, decided. */
const isByPerson = (kind: RecordedDecision['kind'], before: OrderHistory, resubmissionId: string): boolean =>
  kind === 'reviewed' ||
  (kind !== 'requested' && findResubmission(before, resubmissionId)?.review !== undefined);

interface Asked {
  readonly history: OrderHistory;
  readonly resubmission: Resubmission;
  readonly policy: Policy;
}
type Again = Pick<RecordedDecision, 'explainedCode' | 'mayAct' | 'rules' | 'score'>;

/** No rule says what a person decides; but nobody approves what a rule forbids. */
function byPerson(kind: RecordedDecision['kind'], code: string, asked: Asked): Again {
  if (kind === 'approved') return askedAgain(kind, {}, asked);
  return { explainedCode: code, mayAct: true, rules: [] };
}

function askedAgain(
  kind: RecordedDecision['kind'],
  data: Parameters<typeof explainedScore>[0],
  { history, resubmission, policy }: Asked,
): Again {
  const { decision, rules } = explainDecision({ ...judged(kind, history, resubmission), policy });
  const mayAct = kind === 'requested' || requesterMayAct(history, resubmission);
  if (!mayAct) return { explainedCode: 'requester-not-owner', mayAct, rules };
  const score = decision.do === 'go' ? explainedScore(data, policy) : undefined;
  const explainedCode = score ? CODE_OF_BAND[score.band] : codeOfDecision(decision);
  return { explainedCode, mayAct, rules, ...(score && { score }) };
}

/** The click is decided before the gateway is asked, and while nothing of its own is open yet. */
function judged(
  kind: RecordedDecision['kind'],
  history: OrderHistory,
  resubmission: Resubmission,
): ReturnType<typeof judgedRequest> {
  const request = judgedRequest(history, resubmission);
  return kind === 'requested' ? { ...request, gatewayAsked: false } : request;
}
