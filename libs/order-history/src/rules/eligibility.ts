import type { OrderStatus, ResubmissionReason, Sentence } from '@bujiao/contracts';
import { openResubmission, type OrderHistory, type Resubmission } from '../history/order-history.js';
import { orderStatus } from '../history/order-status.js';
import { owedQuantity } from '../history/owed.js';
import {
  MOST_RESUBMISSIONS,
  PAYMENT_NOTICE_GRACE,
  reasonsFor,
  RESUBMISSION_WINDOW,
} from './resubmission-rules.js';
import { ELIGIBILITY_SENTENCES, type EligibilityCode } from './sentences.js';

export interface Eligibility {
  readonly resubmittable: boolean;
  readonly code: EligibilityCode;
  readonly sentence: Sentence;
  readonly status?: OrderStatus;
  /** The reasons that fit, the likeliest first. */
  readonly reasons: readonly ResubmissionReason[];
  readonly quantityOwed: number;
  readonly open?: Resubmission;
}

/** Whether the order can be resubmitted at `now` (ms since the epoch), and why or why not. */
export function eligibility(history: OrderHistory, now: number): Eligibility {
  const { terms, facts } = history;
  const status = terms && orderStatus(terms, facts);
  const open = openResubmission(history);
  const reasons = terms && status ? reasonsFor(status, terms.goods.kind, facts.deliveryFailureCode) : [];
  const refused = refusal(history, status, now);
  const code = refused ?? (reasons[0] === 'wrong-account' ? 'account-needed' : 'resubmittable');
  return {
    resubmittable: refused === undefined,
    code,
    sentence: ELIGIBILITY_SENTENCES[code],
    reasons,
    quantityOwed: owedQuantity(history),
    ...(status && { status }),
    ...(open && { open }),
  };
}

/** Checked in this order; the first that holds is what people are told. */
function refusal(
  history: OrderHistory,
  status: OrderStatus | undefined,
  now: number,
): EligibilityCode | undefined {
  if (!history.terms || !status) return 'order-incomplete';
  if (openResubmission(history)) return 'resubmission-open';
  const byStatus = refusalByStatus(status);
  if (byStatus) return byStatus;
  if (owedQuantity(history) === 0) return 'nothing-owed';
  if (history.resubmissions.length >= MOST_RESUBMISSIONS) return 'too-many-resubmissions';
  return refusalByTime(history.terms, status, now);
}

function refusalByStatus(status: OrderStatus): EligibilityCode | undefined {
  if (status === 'cancelled') return 'order-cancelled';
  if (status === 'delivered') return 'order-delivered';
  return status === 'paid' ? 'order-in-progress' : undefined;
}

function refusalByTime(
  terms: NonNullable<OrderHistory['terms']>,
  status: OrderStatus,
  now: number,
): EligibilityCode | undefined {
  const age = now - Date.parse(terms.placedAt);
  if (age > RESUBMISSION_WINDOW[terms.goods.kind]) return 'outside-window';
  return status === 'placed' && age < PAYMENT_NOTICE_GRACE ? 'too-early' : undefined;
}
