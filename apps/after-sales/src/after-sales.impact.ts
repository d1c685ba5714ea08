import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import {
  findResubmission,
  openResubmission,
  receiptDue,
  receiptWait,
  type OrderHistory,
} from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { Config } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { groupImpact, impact, NOTHING, type HandlerImpact, type Impact, type Reach } from '@bujiao/replay';
import { HandlerImpacts } from '@bujiao/replay/nest';
import { impactSentence } from '@bujiao/texts';
import { watchConflicts } from './conflicts/watch-conflicts.decider.js';

/** Contradictions are found in the history alone. */
const WATCHES: Reach = { outside: [], appends: ['OrderConflictFound', 'OrderConflictClosed'] };

/** Receipts that wait for a time, or for the end of a contradiction. */
const RECEIPTS: Reach = { outside: ['timer'], appends: ['ReceiptConfirmed', 'ResubmissionClosed'] };

/** What a dry run decides on. */
export interface Judged {
  readonly history: OrderHistory;
  /** ms after the delivery; 0: receipts are confirmed at once. */
  readonly autoConfirmAfterMs: number;
}

/** What after-sales would decide about an event today. Pure. */
export const afterSalesImpact = (): HandlerImpact<Judged> => ({
  group: 'after-sales',
  types: [
    'OriginalOrderChanged',
    'PaymentProofObtained',
    'PersonAsked',
    'ResubmissionRejected',
    'ResubmissionRequested',
    'DeliveryAttemptSucceeded',
    'ResubmissionDelivered',
    'OrderConflictClosed',
  ],
  reach: {
    OriginalOrderChanged: WATCHES,
    PaymentProofObtained: WATCHES,
    PersonAsked: WATCHES,
    ResubmissionRejected: WATCHES,
    ResubmissionRequested: WATCHES,
    DeliveryAttemptSucceeded: WATCHES,
    ResubmissionDelivered: RECEIPTS,
    OrderConflictClosed: RECEIPTS,
  },
  impactOf(event, judged) {
    if (event.type === 'OrderConflictClosed')
      return ofReceipt(openResubmission(judged.history)?.resubmissionId, judged);
    return event.type === 'ResubmissionDelivered'
      ? ofReceipt((event as BusEvent<OrderEvents['ResubmissionDelivered']>).data.resubmissionId, judged)
      : ofConflicts(judged.history);
  },
});

function ofReceipt(resubmissionId: string | undefined, { history, autoConfirmAfterMs }: Judged): Impact {
  const resubmission = resubmissionId === undefined ? undefined : findResubmission(history, resubmissionId);
  const due = receiptDue(history, resubmission, autoConfirmAfterMs);
  if (!due) return NOTHING;
  return autoConfirmAfterMs === 0 && !due.inConflict
    ? impact('confirms-receipt', impactSentence('confirms-receipt'))
    : impact('expects-receipt', impactSentence('expects-receipt'));
}

function ofConflicts(history: OrderHistory): Impact {
  const events = watchConflicts(history);
  if (events.length === 0) return NOTHING;
  return events.some(({ type }) => type === 'OrderConflictFound')
    ? impact('finds-conflict', impactSentence('finds-conflict'))
    : impact('closes-conflict', impactSentence('closes-conflict'));
}

/** Makes the dry run of the group known. */
@Injectable()
export class AfterSalesImpact {
  constructor(
    @Inject(ORDER_DESK) desk: OrderDesk,
    config: Config,
    impacts: HandlerImpacts,
    @Inject(POLICIES) policies: Policies,
  ) {
    const judged = async (order: string): Promise<Judged> => {
      const history = await desk.freshHistoryOf(order);
      const open = openResubmission(history);
      const policy = await policies.ofVersion(open?.policyVersion);
      const { ms } = receiptWait(history, open, policy, config.autoConfirmAfterMs);
      return { history, autoConfirmAfterMs: ms };
    };
    impacts.register('after-sales', groupImpact(afterSalesImpact(), judged));
  }
}
