import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import type { OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { BASELINE } from '@bujiao/policy';
import { groupImpact, NOTHING, type HandlerImpact, type Impact, type Reach } from '@bujiao/replay';
import { HandlerImpacts } from '@bujiao/replay/nest';
import { paymentsToProve, verifyResubmission } from './verify-resubmission.decider.js';

const TYPES = ['ResubmissionRequested', 'PaymentProofExpired'];

const VERIFIES: Reach = {
  outside: ['payment-gateway', 'timer'],
  appends: ['PaymentProofObtained', 'ResubmissionApproved', 'ResubmissionRejected'],
};

/** What verification would decide about an event today. Pure. */
export const VERIFICATION_IMPACT: HandlerImpact<OrderHistory> = {
  group: 'verification',
  types: TYPES,
  reach: Object.fromEntries(TYPES.map((type) => [type, VERIFIES])),
  impactOf(event, history) {
    const { resubmissionId } = (event as BusEvent<OrderEvents['ResubmissionRequested']>).data;
    if (paymentsToProve(history, resubmissionId, BASELINE).length > 0) return ASKS_GATEWAY;
    const verdict = verifyResubmission(history, { resubmissionId, policy: BASELINE }).at(-1);
    if (!verdict) return NOTHING;
    return verdict.type === 'ResubmissionRejected' ? rejects(verdict.data.code) : APPROVES;
  },
};

/** What the gateway will say is not known beforehand. */
const ASKS_GATEWAY: Impact = {
  outcome: 'asks-gateway',
  text: 'asks the payment gateway, then decides',
  outside: 'payment gateway',
};
const APPROVES: Impact = { outcome: 'approves', text: 'approves the resubmission; its delivery begins' };
const rejects = (code: string): Impact => ({
  outcome: `rejects:${code}`,
  text: `rejects the resubmission (${code})`,
});

/** Makes the dry run of the group known. */
@Injectable()
export class VerificationImpact {
  constructor(@Inject(ORDER_DESK) desk: OrderDesk, impacts: HandlerImpacts) {
    impacts.register(
      'verification',
      groupImpact(VERIFICATION_IMPACT, (order) => desk.freshHistoryOf(order)),
    );
  }
}
