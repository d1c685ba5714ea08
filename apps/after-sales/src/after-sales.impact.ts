import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { autoConfirmAfter, openResubmission, type OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { Config } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { groupImpact, impact, NOTHING, type HandlerImpact, type Impact, type Reach } from '@bujiao/replay';
import { HandlerImpacts } from '@bujiao/replay/nest';
import { impactSentence } from '@bujiao/texts';
import { watchConflicts } from './conflicts/watch-conflicts.decider.js';
import { confirmReceipt } from './receipts/confirm-receipt.decider.js';

/** Contradictions are found in the history alone. */
const WATCHES: Reach = { outside: [], appends: ['OrderConflictFound', 'OrderConflictClosed'] };

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
  ],
  reach: {
    OriginalOrderChanged: WATCHES,
    PaymentProofObtained: WATCHES,
    PersonAsked: WATCHES,
    ResubmissionRejected: WATCHES,
    ResubmissionRequested: WATCHES,
    DeliveryAttemptSucceeded: WATCHES,
    ResubmissionDelivered: { outside: ['timer'], appends: ['ReceiptConfirmed', 'ResubmissionClosed'] },
  },
  impactOf(event, judged) {
    return event.type === 'ResubmissionDelivered'
      ? ofReceipt(event as BusEvent<OrderEvents['ResubmissionDelivered']>, judged)
      : ofConflicts(judged.history);
  },
});

function ofReceipt(
  { data: { resubmissionId } }: BusEvent<OrderEvents['ResubmissionDelivered']>,
  { history, autoConfirmAfterMs }: Judged,
): Impact {
  if (confirmReceipt(history, { resubmissionId, by: 'automatic' }).length === 0) return NOTHING;
  return autoConfirmAfterMs === 0
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
      const begunUnder = openResubmission(history)?.policyVersion;
      const policy = begunUnder === undefined ? undefined : await policies.ofVersion(begunUnder);
      const wait = policy && autoConfirmAfter(history, policy);
      return { history, autoConfirmAfterMs: wait ?? config.autoConfirmAfterMs };
    };
    impacts.register('after-sales', groupImpact(afterSalesImpact(), judged));
  }
}
