import { policyFor, type Policy } from '@bujiao/policy';
import { standingConflicts } from '../conflict/find-conflicts.js';
import { isPersonsWork } from '../conflict/person-needed.js';
import { orderOf, type OrderHistory } from '../order-history.js';
import type { Resubmission } from '../resubmission/resubmission.js';

/** How long after the delivery a receipt confirms itself. */
export interface ReceiptWait {
  readonly ms: number;
  /** The policy that says so; absent where the setting of the installation does. */
  readonly ruleVersion?: string;
}

/**
 * By the policy that the resubmission began under, where that says a time. The only place that looks it up: order page, timer and dry run
 * name the same moment.
 * @param policy of the version that the resubmission names
 * @param byDefault the setting of the installation, ms
 */
export function receiptWait(
  history: OrderHistory,
  resubmission: Pick<Resubmission, 'policyVersion'> | undefined,
  policy: Policy,
  byDefault: number,
): ReceiptWait {
  const order = orderOf(history);
  const ms =
    order && resubmission?.policyVersion !== undefined
      ? policyFor(policy, order.terms).autoConfirm
      : undefined;
  return ms === undefined ? { ms: byDefault } : { ms, ruleVersion: policy.version };
}

/** When a receipt confirms itself. */
export interface ReceiptDue {
  /** ms since the epoch; what it is while `inConflict` does not count. */
  readonly at: number;
  /** Goods and money contradict each other: the receipt waits until that is closed. */
  readonly inConflict: boolean;
  /** ISO 8601: the end of the contradiction that the time counts from, where one was closed after the delivery. */
  readonly countedFrom?: string;
}

/**
 * When the receipt of a resubmission that was delivered confirms itself; undefined where none is waited for. While goods and money contradict
 * each other, it does not: the confirmation would close what is being looked into. The time counts anew from the end of the contradiction,
 * since until then nobody could say whether the buyer has what was paid for.
 * @param wait ms
 */
export function receiptDue(
  history: OrderHistory,
  resubmission: Resubmission | undefined,
  wait: number,
): ReceiptDue | undefined {
  if (resubmission?.status !== 'delivered' || resubmission.endedAt === undefined) return undefined;
  const { endedAt } = resubmission;
  const countedFrom = lastEndOfConflict(history, endedAt);
  return {
    at: Date.parse(countedFrom ?? endedAt) + wait,
    inConflict: standingConflicts(history).some(isContradiction),
    ...(countedFrom !== undefined && { countedFrom }),
  };
}

const isContradiction = ({ code }: { readonly code: string }): boolean => !isPersonsWork(code);

const lastEndOfConflict = ({ conflicts }: OrderHistory, after: string): string | undefined =>
  conflicts
    .filter(isContradiction)
    .flatMap(({ closed }) => (closed && closed.at > after ? [closed.at] : []))
    .toSorted()
    .at(-1);
