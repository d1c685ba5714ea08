import type { DeliverySource, GoodsKind, PendingSupplierOrder } from '@bujiao/contracts';
import {
  allAttempts,
  findResubmission,
  owedQuantity,
  unsettledAttempt,
  type Attempt,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import type { DeliveryPolicy } from './delivery-policy.js';

/** What delivery has to do next for a resubmission. */
export type NextStep =
  | { readonly do: 'nothing' }
  | {
      readonly do: 'start';
      readonly attemptNo: number;
      readonly source: DeliverySource;
      readonly quantity: number;
      readonly adopt?: PendingSupplierOrder;
    }
  | { readonly do: 'query'; readonly attempt: Attempt }
  /** `until`: ms since the epoch. */
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'ask-a-person'; readonly code: string; readonly attemptId?: string }
  | { readonly do: 'finish' }
  | { readonly do: 'fail'; readonly code: string };

export interface StepInput {
  readonly now: number;
  readonly policy: DeliveryPolicy;
  readonly defaultSupplierId: string;
}

/**
 * Reads what delivery has to do next off the history alone. Every way in (the approval, a timer, a restart after a crash) asks
 * this and nothing else, so an attempt that was started and never settled is always queried before anything is sent again.
 */
export function nextStep(history: OrderHistory, resubmissionId: string, input: StepInput): NextStep {
  const resubmission = findResubmission(history, resubmissionId);
  if (resubmission?.status !== 'approved' || !history.terms) return { do: 'nothing' };
  const unsettled = unsettledAttempt(resubmission);
  if (unsettled) return stepForUnsettled(unsettled, input);
  const quantity = owedQuantity(history);
  if (quantity === 0) {
    const delivered = resubmission.attempts.some((a) => a.status === 'succeeded');
    return delivered ? { do: 'finish' } : { do: 'fail', code: 'nothing-owed' };
  }
  return afterFailure(resubmission, input) ?? startStep(history, resubmission, quantity, input);
}

function stepForUnsettled(attempt: Attempt, { now, policy }: StepInput): NextStep {
  if (now - Date.parse(attempt.startedAt) > policy.unknownDeadline) {
    return { do: 'ask-a-person', code: 'outcome-unknown', attemptId: attempt.attemptId };
  }
  const until = attempt.nextQueryAt ? Date.parse(attempt.nextQueryAt) : now;
  return until > now ? { do: 'wait', until } : { do: 'query', attempt };
}

function afterFailure(resubmission: Resubmission, { now, policy }: StepInput): NextStep | undefined {
  const recent = resubmission.attempts.slice(resubmission.attemptsBeforePerson);
  const last = recent.at(-1);
  if (!last) return undefined;
  if (!last.retryAt) return { do: 'fail', code: last.code ?? 'delivery-failed' };
  if (recent.length > policy.retryAfter.length)
    return { do: 'ask-a-person', code: last.code ?? 'delivery-failed' };
  const until = Date.parse(last.retryAt);
  return until > now ? { do: 'wait', until } : undefined;
}

function startStep(
  history: OrderHistory,
  resubmission: Resubmission,
  quantity: number,
  input: StepInput,
): NextStep {
  const attemptNo = resubmission.attempts.length + 1;
  const adopt = callOfTheShop(history);
  if (adopt)
    return {
      do: 'start',
      attemptNo,
      quantity,
      adopt,
      source: { kind: 'supplier', supplierId: adopt.supplierId },
    };
  return { do: 'start', attemptNo, quantity, source: sourceOf(history.terms?.goods.kind, input) };
}

/** The call that the shop made for the original order, unless its fate is known by now. It has to be cleared up first. */
function callOfTheShop(history: OrderHistory): PendingSupplierOrder | undefined {
  const pending = history.facts.pendingSupplierOrder;
  const known = allAttempts(history).some((a) => a.requestNo === pending?.requestNo);
  return known ? undefined : pending;
}

const sourceOf = (kind: GoodsKind | undefined, { defaultSupplierId }: StepInput): DeliverySource =>
  kind === 'direct-top-up' ? { kind: 'supplier', supplierId: defaultSupplierId } : { kind: 'card-stock' };
