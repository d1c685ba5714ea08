import type { EventMetadata, OrderEvents, RecordedFeatures } from '@bujiao/contracts';
import {
  emptyHistory,
  evolve,
  findResubmission,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { labelOf, type Label } from './label.js';
import { isDeciding, verdictOf, type Verdict } from './outcome.js';

/** An event of an order's stream. */
export interface StreamEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
  readonly revision: number;
}

/** What verification knew when it decided about a request. */
export interface PastRequest {
  /** Until right before the decision; the gateway's answers are in it. */
  readonly history: OrderHistory;
  readonly resubmission: Resubmission;
  /** As the decision's event recorded them; absent where nothing was scored. */
  readonly features?: RecordedFeatures;
}

/** A decision of verification that a stream records, with what came of it. */
export interface PastDecision extends PastRequest {
  readonly revision: number;
  /** ISO 8601. */
  readonly at: string;
  /** The policy that decided, as its event names it. */
  readonly version?: string;
  readonly old: Verdict;
  readonly label: Label;
  /** ms until a reviewer had decided; absent where none did. */
  readonly waited?: number;
  /** What the request had asked of people: clicks, and fields that were typed. */
  readonly effort: { readonly steps: number; readonly fields: number };
}

export interface PastOptions {
  /** ms since the epoch, until which events were read. */
  readonly asOf: number;
  /** Whether a decision is wanted, by its revision. @default all */
  readonly wanted?: (revision: number) => boolean;
}

/**
 * Verification's decisions about requests in one order's stream, oldest first. What a reviewer decided later is no decision of its own:
 * it belongs to what came of the request. Pure.
 */
export function pastDecisions(events: readonly StreamEvent[], options: PastOptions): readonly PastDecision[] {
  const { wanted = () => true } = options;
  const decisions: PastDecision[] = [];
  let before = emptyHistory();
  for (const [i, event] of events.entries()) {
    if (isDeciding(event.type) && wanted(event.revision)) {
      const decision = decisionAt(event, before, { events, at: i }, options);
      if (decision) decisions.push(decision);
    }
    before = evolve(before, event);
  }
  return decisions;
}

function decisionAt(
  event: StreamEvent,
  history: OrderHistory,
  { events, at }: { readonly events: readonly StreamEvent[]; readonly at: number },
  { asOf }: PastOptions,
): PastDecision | undefined {
  const later = events.slice(at + 1);
  const { resubmissionId, features } = event.data as OrderEvents['ResubmissionApproved'];
  const resubmission = findResubmission(history, resubmissionId);
  const old = verdictOf(event);
  // After a review, the events say what the reviewer decided.
  if (!old || !resubmission || resubmission.status !== 'requested' || resubmission.review) return undefined;
  const { occurredAt, ruleVersion } = event.metadata;
  const waited = waitedFor(resubmissionId, event, later);
  return {
    history,
    resubmission,
    ...(features && { features }),
    revision: event.revision,
    at: occurredAt,
    ...(ruleVersion !== undefined && { version: ruleVersion }),
    old,
    label: labelOf(resubmissionId, { later, code: old.code, asOf }),
    ...(waited !== undefined && { waited }),
    effort: effortOf(events, resubmissionId),
  };
}

/** Zero touch asks nothing of anybody. */
function effortOf(events: readonly StreamEvent[], resubmissionId: string): PastDecision['effort'] {
  const asked = events.find(
    ({ type, data }) =>
      type === 'ResubmissionRequested' &&
      (data as OrderEvents['ResubmissionRequested']).resubmissionId === resubmissionId,
  )?.data as OrderEvents['ResubmissionRequested'] | undefined;
  return { steps: asked?.channel === 'zero-touch' ? 0 : 1, fields: asked?.fieldsTyped ?? 0 };
}

function waitedFor(
  resubmissionId: string,
  asked: StreamEvent,
  later: readonly StreamEvent[],
): number | undefined {
  if (asked.type !== 'ReviewRequested') return undefined;
  const decided = later.find(({ type, data }) => {
    const review = data as OrderEvents['ReviewDecided'];
    return type === 'ReviewDecided' && review.resubmissionId === resubmissionId && !review.needsSecond;
  });
  return (
    decided && Math.max(0, Date.parse(decided.metadata.occurredAt) - Date.parse(asked.metadata.occurredAt))
  );
}
