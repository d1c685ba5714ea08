import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { findResubmission, goodsStep, openResubmission, type OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { groupImpact, impact, NOTHING, type HandlerImpact, type Impact, type Reach } from '@bujiao/replay';
import { HandlerImpacts } from '@bujiao/replay/nest';
import { calledName, impactSentence } from '@bujiao/texts';
import type { RiskInput } from '../risk/risk-policy.js';
import { RiskReader } from '../risk/risk-reader.service.js';
import { paymentsToProve, verifyResubmission } from './verify-resubmission.decider.js';
import { VERIFIED_TYPES } from './verified-types.js';

const VERIFIES: Reach = {
  outside: ['payment-gateway', 'timer'],
  appends: [
    'PaymentProofObtained',
    'AccountChecked',
    'RoleBindingChecked',
    'RoleClaimed',
    'RoleBound',
    'PermissionAsked',
    'ResubmissionApproved',
    'ResubmissionRejected',
    'ReviewRequested',
  ],
};

/** What a dry run decides on: the history now, and the policy that the open resubmission began under. */
export interface Judged {
  readonly history: OrderHistory;
  readonly policy: Policy;
  /** What the score reads, as of the request; absent where the policy does not score. */
  readonly risk?: RiskInput;
}

/** What verification would decide about an event today. Pure. */
export const VERIFICATION_IMPACT: HandlerImpact<Judged> = {
  group: 'verification',
  types: [...VERIFIED_TYPES, 'EvidenceAdded'],
  reach: {
    ...Object.fromEntries(VERIFIED_TYPES.map((type) => [type, VERIFIES])),
    EvidenceAdded: { outside: ['timer'], appends: [] },
  },
  impactOf(event, { history, ...judged }) {
    // Sets timers, which are there already.
    if (event.type === 'EvidenceAdded') return NOTHING;
    const { resubmissionId } = (event as BusEvent<OrderEvents['ResubmissionRequested']>).data;
    if (paymentsToProve(history, resubmissionId, judged.policy).length > 0) return ASKS_GATEWAY;
    const now = Date.parse(event.time);
    const verdict = verifyResubmission(history, { resubmissionId, ...judged, now }).at(-1);
    if (!verdict) return nextCheck(history, resubmissionId, judged.policy);
    if (verdict.type === 'PermissionAsked') return ASKS_OWNER;
    if (verdict.type === 'ReviewRequested') return ASKS_REVIEWER;
    return verdict.type === 'ResubmissionRejected' ? rejects(verdict.data.code) : APPROVES;
  },
};

/** What a check of custom goods will find is not known beforehand. */
function nextCheck(history: OrderHistory, resubmissionId: string, policy: Policy): Impact {
  const resubmission = findResubmission(history, resubmissionId);
  if (resubmission?.status !== 'requested' || resubmission.review?.open) return NOTHING;
  return CHECKS.has(goodsStep(history, resubmission, policy).do) ? CHECKS_GOODS : NOTHING;
}
const CHECKS: ReadonlySet<string> = new Set(['check-account', 'check-binding', 'bind']);
const CHECKS_GOODS = impact('checks-goods', impactSentence('checks-goods'));
const ASKS_OWNER = impact('asks-owner', impactSentence('asks-owner'));

/** What the gateway will say is not known beforehand. */
const ASKS_GATEWAY = impact('asks-gateway', impactSentence('asks-gateway'), calledName());
const APPROVES = impact('approves', impactSentence('approves'));
const ASKS_REVIEWER = impact('asks-reviewer', impactSentence('asks-reviewer'));
const rejects = (code: string): Impact => impact(`rejects:${code}`, impactSentence('rejects', { code }));

/** Makes the dry run of the group known. */
@Injectable()
export class VerificationImpact {
  constructor(
    @Inject(ORDER_DESK) desk: OrderDesk,
    @Inject(POLICIES) policies: Policies,
    risks: RiskReader,
    impacts: HandlerImpacts,
  ) {
    const judged = async (order: string): Promise<Judged> => {
      const history = await desk.freshHistoryOf(order);
      const open = openResubmission(history);
      const policy = await policies.ofVersion(open?.policyVersion);
      const risk = open && (await risks.inputOf(history, open.resubmissionId, policy));
      return { history, policy, ...(risk && { risk }) };
    };
    impacts.register('verification', groupImpact(VERIFICATION_IMPACT, judged));
  }
}
