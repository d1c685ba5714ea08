import type { CheckResult, OrderEvents } from '@bujiao/contracts';
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

/** A decision that the stream records, repeated on what was known to it. */
export interface RecordedDecision {
  readonly kind: 'requested' | 'approved' | 'rejected';
  readonly revision: number;
  readonly at: string;
  readonly resubmissionId: string;
  /** The policy that decided, as its event names it. */
  readonly version?: string;
  /** What was recorded: `resubmittable`, or the code that stood against it. */
  readonly code: string;
  /** What the rules say now, on the same history and the same policy. */
  readonly explainedCode: string;
  readonly agrees: boolean;
  readonly mayAct: boolean;
  readonly rules: readonly ExplainedRule[];
  /** As they were recorded. */
  readonly checks: readonly CheckResult[];
}

/** An event of the stream, as far as an explanation reads it. */
export type ExplainedEvent = Pick<RecordedEvent, 'type' | 'data' | 'metadata' | 'revision'>;

/** @returns the policy of a version; of none, the one that decided before policies were named */
export type PolicyOf = (version: string | undefined) => Policy;

type Deciding = 'ResubmissionRequested' | 'ResubmissionApproved' | 'ResubmissionRejected';
const KINDS: Readonly<Record<Deciding, RecordedDecision['kind']>> = {
  ResubmissionRequested: 'requested',
  ResubmissionApproved: 'approved',
  ResubmissionRejected: 'rejected',
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

function explained(event: ExplainedEvent, around: Around, policyOf: PolicyOf): readonly RecordedDecision[] {
  const kind = KINDS[event.type as Deciding];
  const {
    resubmissionId,
    code,
    checks = [],
  } = event.data as Partial<OrderEvents['ResubmissionRejected']> & {
    readonly resubmissionId: string;
  };
  const resubmission = findResubmission(around.after, resubmissionId);
  if (!resubmission) return [];
  const { ruleVersion } = event.metadata;
  const history = around.before;
  const { decision, rules } = explainDecision({
    ...asked(kind, history, resubmission),
    policy: policyOf(ruleVersion),
  });
  const mayAct = kind === 'requested' || requesterMayAct(history, resubmission);
  const explainedCode = mayAct ? codeOfDecision(decision) : 'requester-not-owner';
  const recordedCode = code ?? 'resubmittable';
  return [
    {
      kind,
      revision: event.revision,
      at: event.metadata.occurredAt,
      resubmissionId,
      ...(ruleVersion !== undefined && { version: ruleVersion }),
      code: recordedCode,
      explainedCode,
      agrees: explainedCode === recordedCode,
      mayAct,
      rules,
      checks,
    },
  ];
}

/** The click is decided before the gateway is asked, and while nothing of its own is open yet. */
function asked(
  kind: RecordedDecision['kind'],
  history: OrderHistory,
  resubmission: Resubmission,
): ReturnType<typeof judgedRequest> {
  const request = judgedRequest(history, resubmission);
  return kind === 'requested' ? { ...request, gatewayAsked: false } : request;
}
