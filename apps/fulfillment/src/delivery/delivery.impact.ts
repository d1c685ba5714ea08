import { Inject, Injectable } from '@nestjs/common';
import type { BusEvent } from '@bujiao/event-bus';
import { openResubmission, type OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { RULES, type Policy } from '@bujiao/policy';
import { groupImpact, NOTHING, type HandlerImpact, type Impact, type Reach } from '@bujiao/replay';
import { HandlerImpacts } from '@bujiao/replay/nest';
import { Suppliers } from '../suppliers/suppliers.js';
import { DELIVERY_POLICY_TOKEN, type DeliveryPolicy } from './delivery-policy.js';
import { nextStep, type NextStep, type StepInput } from './next-step.decider.js';
import { stepInput } from './step-input.js';

const TYPES = [
  'ResubmissionApproved',
  'ManualWorkResolved',
  'PaymentProofObtained',
  'OriginalOrderChanged',
  'OrderConflictClosed',
];

/** Each of its handlers takes the next step of a delivery, whatever that is. */
const DELIVERS: Reach = {
  outside: ['supplier', 'timer'],
  appends: [
    'PaymentProofExpired',
    'DeliveryAttemptStarted',
    'DeliveryAttemptSucceeded',
    'DeliveryAttemptFailed',
    'DeliveryAttemptUnknown',
    'ManualWorkRequested',
    'ResubmissionDelivered',
    'ResubmissionFailed',
  ],
};

/** What fulfillment would do about an event today: the next step of the delivery. Pure but for `inputNow`. */
export const deliveryImpact = (inputNow: () => StepInput): HandlerImpact<OrderHistory> => ({
  group: 'fulfillment',
  types: TYPES,
  reach: Object.fromEntries(TYPES.map((type) => [type, DELIVERS])),
  impactOf(event, history) {
    const resubmissionId = resubmissionOf(event, history);
    if (resubmissionId === undefined) return NOTHING;
    return impactOfStep(nextStep(history, resubmissionId, inputNow()));
  },
});

/** The order's own news carry on the delivery that is under way, if one is. */
function resubmissionOf({ type, data }: BusEvent, history: OrderHistory): string | undefined {
  if (type === 'ResubmissionApproved' || type === 'ManualWorkResolved')
    return (data as { readonly resubmissionId: string }).resubmissionId;
  const open = openResubmission(history);
  return open?.status === 'approved' ? open.resubmissionId : undefined;
}

function impactOfStep(step: NextStep): Impact {
  switch (step.do) {
    case 'nothing':
      return NOTHING;
    case 'start':
      return impactOfStart(step);
    case 'query':
      return queries(step.attempt.source.kind === 'supplier' ? step.attempt.source.supplierId : 'unknown');
    case 'wait':
      return { outcome: 'waits', text: 'waits for its time; a timer is set' };
    case 'prove':
      return {
        outcome: 'asks-gateway-again',
        text: 'has the payment gateway asked again: its proof is too old',
      };
    default:
      return impactOfEnd(step);
  }
}

function impactOfEnd(step: Extract<NextStep, { do: 'ask-a-person' | 'finish' | 'fail' }>): Impact {
  switch (step.do) {
    case 'ask-a-person':
      return { outcome: `asks-a-person:${step.code}`, text: `asks a person (${step.code})` };
    case 'finish':
      return { outcome: 'finishes', text: 'records that all is delivered' };
    case 'fail':
      return { outcome: `fails-resubmission:${step.code}`, text: `ends the resubmission (${step.code})` };
  }
}

function impactOfStart({ source, adopt }: Extract<NextStep, { do: 'start' }>): Impact {
  if (source.kind === 'card-stock') return { outcome: 'issues-cards', text: 'issues cards from stock' };
  if (adopt) return queries(source.supplierId);
  const outside = `supplier ${source.supplierId}`;
  return { outcome: `orders:${source.supplierId}`, text: `orders goods at ${outside}`, outside };
}

const queries = (supplierId: string): Impact => ({
  outcome: `queries:${supplierId}`,
  text: `queries supplier ${supplierId}`,
  outside: `supplier ${supplierId}`,
});

/** Makes the dry run of the group known. */
@Injectable()
export class DeliveryImpact {
  constructor(
    @Inject(ORDER_DESK) desk: OrderDesk,
    @Inject(DELIVERY_POLICY_TOKEN) policy: DeliveryPolicy,
    @Inject(RULES) rules: Policy,
    suppliers: Suppliers,
    impacts: HandlerImpacts,
  ) {
    const handler = deliveryImpact(() => stepInput({ policy, rules, suppliers }, Date.now()));
    impacts.register(
      'fulfillment',
      groupImpact(handler, (order) => desk.freshHistoryOf(order)),
    );
  }
}
