import { MANUAL_WORK_REASONS, type ManualWorkReason, type Sentence } from '@bujiao/contracts';
import {
  findResubmission,
  goodsOf,
  orderOf,
  unitsOf,
  unsettledAttempt,
  type Attempt,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { PERSON_DEADLINE } from '@bujiao/policy';
import { attemptSentence, failureSentence, MANUAL_REASON_NAMES, manualWorkSentence } from '@bujiao/texts';
import type { StepInput } from '../delivery/next-step.decider.js';
import { manualActions, type ManualAction } from './manual-actions.js';
import type { ManualWorkEntity } from './manual-work.entity.js';

/** A row of the work list; made without reading a history. */
export interface ManualWork {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly code: string;
  /** Why a person is needed. */
  readonly sentence: Sentence;
  readonly since: string;
  /** By when a person should have decided. */
  readonly deadline: string;
}

export type ManualWorkRow = Pick<ManualWorkEntity, 'resubmissionId' | 'orderId' | 'code' | 'since'>;

export const manualWorkView = ({ resubmissionId, orderId, code, since }: ManualWorkRow): ManualWork => ({
  resubmissionId,
  orderId,
  code,
  sentence: failureSentence(code),
  since: since.toISOString(),
  deadline: new Date(since.getTime() + PERSON_DEADLINE).toISOString(),
});

/** What happened, what was tried, what is known, and what each decision would do. */
export interface ManualWorkItem extends ManualWork {
  readonly summary: Sentence;
  readonly goodsName: string;
  /** Integer 分. */
  readonly amount: number;
  readonly tried: readonly { readonly at: string; readonly sentence: Sentence }[];
  readonly actions: readonly ManualAction[];
  readonly reasons: readonly ({ readonly reason: ManualWorkReason } & Sentence)[];
}

/** Pure. The history is that of the row's order. */
export function manualWorkItem(row: ManualWorkRow, history: OrderHistory, input: StepInput): ManualWorkItem {
  const resubmission = findResubmission(history, row.resubmissionId);
  return {
    ...manualWorkView(row),
    ...goodsOnList(history, resubmission),
    summary: summaryOf(resubmission?.waitingCode ?? row.code, history, resubmission),
    tried: (resubmission?.attempts ?? []).map(triedView),
    actions: manualActions(history, row.resubmissionId, input),
    reasons: MANUAL_WORK_REASONS.map((reason) => ({ reason, ...MANUAL_REASON_NAMES[reason] })),
  };
}

function goodsOnList(
  history: OrderHistory,
  resubmission: Resubmission | undefined,
): Pick<ManualWorkItem, 'goodsName' | 'amount'> {
  const terms = orderOf(history)?.terms;
  return terms
    ? { goodsName: goodsOf(terms, resubmission).name, amount: terms.amount }
    : { goodsName: '', amount: 0 };
}

function summaryOf(code: string, history: OrderHistory, resubmission: Resubmission | undefined): Sentence {
  const { ordered, missing, refunded } = unitsOf(history);
  const open = resubmission && unsettledAttempt(resubmission);
  return manualWorkSentence({
    code,
    quantity: open?.quantity ?? missing,
    delivered: Math.max(0, ordered - missing - refunded),
    ordered,
  });
}

const triedView = (attempt: Attempt): ManualWorkItem['tried'][number] => {
  const { attemptNo, quantity, requestNo, status, code, queryNo, source } = attempt;
  const from = source.kind === 'card-stock' ? 'card-stock' : source.supplierId;
  return {
    at: attempt.startedAt,
    sentence: attemptSentence({ attemptNo, quantity, requestNo, status, code, queryNo, source: from }),
  };
};
