import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import type { OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { Config } from '@bujiao/platform';
import { groupImpact, impact, NOTHING, type HandlerImpact, type Impact, type Reach } from '@bujiao/replay';
import { HandlerImpacts } from '@bujiao/replay/nest';
import { impactSentence } from '@bujiao/texts';
import { watchConflicts } from './conflicts/watch-conflicts.decider.js';
import { confirmReceipt } from './receipts/confirm-receipt.decider.js';

/** Contradictions are found in the history alone. */
const WATCHES: Reach = { outside: [], appends: ['OrderConflictFound', 'OrderConflictClosed'] };

/** What after-sales would decide about an event today. Pure. @param autoConfirmAfterMs 0: receipts are confirmed at once */
export const afterSalesImpact = (autoConfirmAfterMs: number): HandlerImpact<OrderHistory> => ({
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
  impactOf(event, history) {
    return event.type === 'ResubmissionDelivered'
      ? ofReceipt(event as BusEvent<OrderEvents['ResubmissionDelivered']>, history, autoConfirmAfterMs)
      : ofConflicts(history);
  },
});

function ofReceipt(
  { data: { resubmissionId } }: BusEvent<OrderEvents['ResubmissionDelivered']>,
  history: OrderHistory,
  autoConfirmAfterMs: number,
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
  constructor(@Inject(ORDER_DESK) desk: OrderDesk, { autoConfirmAfterMs }: Config, impacts: HandlerImpacts) {
    const handler = afterSalesImpact(autoConfirmAfterMs);
    impacts.register(
      'after-sales',
      groupImpact(handler, (order) => desk.freshHistoryOf(order)),
    );
  }
}
