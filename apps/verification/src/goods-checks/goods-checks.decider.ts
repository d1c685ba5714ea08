import type { OrderEvent } from '@bujiao/contracts';
import { goodsStep, orderOf, type OrderHistory, type Resubmission } from '@bujiao/order-history';
import { permissionPolicyOf, policyFor, type PermissionPolicy, type Policy } from '@bujiao/policy';
import { noticeOf } from '@bujiao/texts';
import type { GoodsFacts } from './goods-facts.js';

export interface CheckGoods {
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
  readonly goods?: GoodsFacts;
}

/**
 * The next event of the checks of custom goods. Empty while something is waited for: the supplier, the owner of the role, or a fact that
 * was not read, and then the event that came meanwhile leads on. Undefined where the checks have said all that they have to say.
 */
export function goodsEvents(
  history: OrderHistory,
  resubmission: Resubmission,
  command: CheckGoods,
): readonly OrderEvent[] | undefined {
  const step = goodsStep(history, resubmission, command.policy);
  switch (step.do) {
    case 'check-account':
      return accountChecked(resubmission, command.goods);
    case 'check-binding':
      return bindingChecked(resubmission, command.goods?.binding);
    case 'bind':
      return bound(resubmission, command.goods?.bound);
    case 'ask-permission':
      return [permissionAsked(history, resubmission, command)];
    case 'wait-for-role':
    case 'wait-for-permission':
      return [];
    default:
      return undefined;
  }
}

const accountChecked = (
  { resubmissionId }: Resubmission,
  goods: GoodsFacts | undefined,
): readonly OrderEvent[] =>
  goods?.account ? [{ type: 'AccountChecked', data: { resubmissionId, ...goods.account } }] : [];

function bindingChecked(
  { resubmissionId, goodsChecks }: Resubmission,
  binding: GoodsFacts['binding'],
): readonly OrderEvent[] {
  const role = goodsChecks?.account?.role;
  if (!binding || role === undefined) return [];
  return [{ type: 'RoleBindingChecked', data: { resubmissionId, role, ...binding } }];
}

/** Somebody else may have been first since the binding was looked up: then that is what counts. */
function bound(resubmission: Resubmission, result: GoodsFacts['bound']): readonly OrderEvent[] {
  const role = resubmission.goodsChecks?.account?.role;
  if (!result || role === undefined) return [];
  if ('outcome' in result) return bindingChecked(resubmission, result);
  const { resubmissionId } = resubmission;
  return [
    { type: 'RoleBound', data: { resubmissionId, role, ...(result.wasAnothers && { wasAnothers: true }) } },
  ];
}

function permissionAsked(
  history: OrderHistory,
  { resubmissionId }: Resubmission,
  { policy, now }: CheckGoods,
): OrderEvent {
  const until = new Date(now + permissionRules(history, policy).lasts).toISOString();
  return askedFor(resubmissionId, 1, until);
}

const askedFor = (resubmissionId: string, askNo: number, expiresAt: string): OrderEvent => ({
  type: 'PermissionAsked',
  data: {
    resubmissionId,
    askNo,
    ways: ['code', 'click'],
    expiresAt,
    notice: noticeOf('confirm-role', { until: expiresAt }),
  },
});

export function permissionRules(history: OrderHistory, policy: Policy): PermissionPolicy {
  const order = orderOf(history);
  return permissionPolicyOf(order ? policyFor(policy, order.terms) : {});
}

/** The same question once more. */
export const askedAgain = (resubmissionId: string, askNo: number, expiresAt: string): OrderEvent =>
  askedFor(resubmissionId, askNo, expiresAt);
