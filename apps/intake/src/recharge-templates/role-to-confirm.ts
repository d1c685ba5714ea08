import type { PermissionWay } from '@bujiao/contracts';
import {
  goodsStep,
  openResubmission,
  orderOf,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { permissionPolicyOf, policyFor, type Policy } from '@bujiao/policy';

/** The question to the owner of a role, while it waits for an answer. */
export interface RoleToConfirm {
  readonly resubmissionId: string;
  readonly ways: readonly PermissionWay[];
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Notices that were sent, and how many more may be. */
  readonly sends: number;
  readonly sendsLeft: number;
  /** From when the next one may be sent. ISO 8601. */
  readonly sendAgainAt: string;
}

/** @param policy the version that the open resubmission began under */
export function roleToConfirm(history: OrderHistory, policy: Policy, now: number): RoleToConfirm | undefined {
  const resubmission = openResubmission(history);
  const asked = resubmission && askedOf(history, resubmission, policy);
  if (!asked || now >= Date.parse(asked.expiresAt)) return undefined;
  const order = orderOf(history);
  const { sends, sendAgainAfter } = permissionPolicyOf(order ? policyFor(policy, order.terms) : {});
  return {
    resubmissionId: resubmission.resubmissionId,
    ways: ['code', 'click'],
    expiresAt: asked.expiresAt,
    sends: asked.asks,
    sendsLeft: Math.max(0, sends - asked.asks),
    sendAgainAt: new Date(Date.parse(asked.askedAt) + sendAgainAfter).toISOString(),
  };
}

/** The question, while the checks wait for its answer. */
function askedOf(
  history: OrderHistory,
  resubmission: Resubmission,
  policy: Policy,
): NonNullable<Resubmission['goodsChecks']>['permission'] {
  const { status, goodsChecks } = resubmission;
  if (status !== 'requested' || !goodsChecks?.permission) return undefined;
  const waits = goodsStep(history, resubmission, policy).do === 'wait-for-permission';
  return waits ? goodsChecks.permission : undefined;
}
