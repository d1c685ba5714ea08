import { Inject, Injectable } from '@nestjs/common';
import type { BusEvent } from '@bujiao/event-bus';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { openResubmission, type OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { groupImpact, impact, NOTHING, type HandlerImpact, type Impact, type Reach } from '@bujiao/replay';
import { HandlerImpacts } from '@bujiao/replay/nest';
import { roleCheckDue } from '../role-check/role-check.decider.js';
import { calledName, impactSentence } from '@bujiao/texts';
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

/** Asks the supplier about a role; nothing is bought. */
const CHECKS_ROLE: Reach = { outside: ['supplier', 'timer'], appends: ['RoleChecked'] };

/** What a dry run decides on: the history now, and the policy that the open resubmission began under. */
export interface Judged {
  readonly history: OrderHistory;
  readonly policy: Policy;
}

/** What fulfillment would do about an event today: the next step of the delivery. Pure but for `inputNow`. */
export const deliveryImpact = (inputNow: (rules: Policy) => StepInput): HandlerImpact<Judged> => ({
  group: 'fulfillment',
  types: [...TYPES, 'AccountChecked'],
  reach: { ...Object.fromEntries(TYPES.map((type) => [type, DELIVERS])), AccountChecked: CHECKS_ROLE },
  impactOf(event, { history, policy }) {
    if (event.type === 'AccountChecked') return roleCheckImpact(event, history, policy);
    const resubmissionId = resubmissionOf(event, history);
    if (resubmissionId === undefined) return NOTHING;
    return impactOfStep(nextStep(history, resubmissionId, inputNow(policy)));
  },
});

function roleCheckImpact(event: BusEvent, history: OrderHistory, policy: Policy): Impact {
  const { resubmissionId } = event.data as { readonly resubmissionId: string };
  const due = roleCheckDue(history, { resubmissionId, policy, now: Date.parse(event.time) });
  if (due.do === 'nothing') return NOTHING;
  return impact('asks-about-role', impactSentence('asks-about-role'), calledName('default'));
}

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
      return impact('waits', impactSentence('waits'));
    case 'prove':
      return impact('asks-gateway-again', impactSentence('asks-gateway-again'));
    default:
      return impactOfEnd(step);
  }
}

function impactOfEnd(step: Extract<NextStep, { do: 'ask-a-person' | 'finish' | 'fail' }>): Impact {
  switch (step.do) {
    case 'ask-a-person':
      return impact(`asks-a-person:${step.code}`, impactSentence('asks-a-person', { code: step.code }));
    case 'finish':
      return impact('finishes', impactSentence('finishes'));
    case 'fail':
      return impact(
        `fails-resubmission:${step.code}`,
        impactSentence('fails-resubmission', { code: step.code }),
      );
  }
}

function impactOfStart({ source, adopt }: Extract<NextStep, { do: 'start' }>): Impact {
  if (source.kind === 'card-stock') return impact('issues-cards', impactSentence('issues-cards'));
  if (adopt) return queries(source.supplierId);
  const { supplierId } = source;
  return impact(`orders:${supplierId}`, impactSentence('orders', { supplierId }), calledName(supplierId));
}

const queries = (supplierId: string): Impact =>
  impact(`queries:${supplierId}`, impactSentence('queries', { supplierId }), calledName(supplierId));

/** Makes the dry run of the group known. */
@Injectable()
export class DeliveryImpact {
  constructor(
    @Inject(ORDER_DESK) desk: OrderDesk,
    @Inject(DELIVERY_POLICY_TOKEN) policy: DeliveryPolicy,
    suppliers: Suppliers,
    @Inject(POLICIES) policies: Policies,
    impacts: HandlerImpacts,
  ) {
    const handler = deliveryImpact((rules) => stepInput({ policy, rules, suppliers }, Date.now()));
    const judged = async (order: string): Promise<Judged> => {
      const history = await desk.freshHistoryOf(order);
      return { history, policy: await policies.ofVersion(openResubmission(history)?.policyVersion) };
    };
    impacts.register('fulfillment', groupImpact(handler, judged));
  }
}
