import { isRechargeKind, type ReturnField } from '@bujiao/contracts';
import { asksFor, policyFor, rolePolicyOf, type Policy, type RulesFor } from '@bujiao/policy';
import { orderOf, type OrderHistory } from '../order-history.js';
import type { Resubmission } from '../resubmission/resubmission.js';
import type { GoodsChecks } from './goods-checks.js';

/** Why a check of custom goods refuses a request. Each has a sentence in `libs/texts`. */
export const GOODS_REFUSALS = [
  'account-refused',
  'role-not-found',
  'role-of-another',
  'permission-not-given',
] as const;
export type GoodsRefusal = (typeof GOODS_REFUSALS)[number];

/** What a person has to decide: nobody could say whether the role exists, or it is bound to another buyer. */
export type RoleDoubt = 'role-unchecked' | 'role-of-another';

/** What the checks of custom goods need next. */
export type GoodsStep =
  | { readonly do: 'check-account' | 'check-binding' | 'ask-permission' | 'bind' }
  /** The supplier is asked, by fulfillment. */
  | { readonly do: 'wait-for-role' }
  | { readonly do: 'wait-for-permission'; readonly until: string }
  | { readonly do: 'refuse'; readonly code: GoodsRefusal; readonly field?: ReturnField }
  | { readonly do: 'ask-person'; readonly code: RoleDoubt }
  | { readonly do: 'done' };

/**
 * What the checks of custom goods need next, by the history and the policy alone: 信息校验 → 角色绑定 → 权限确认. A supplier that cannot say
 * proves nothing, so after its last try a person decides; what a person has let through is not asked again.
 */
export function goodsStep(history: OrderHistory, resubmission: Resubmission, policy: Policy): GoodsStep {
  const order = orderOf(history);
  const rules = order && isRechargeKind(order.terms.goods.kind) ? policyFor(policy, order.terms) : undefined;
  if (!rules || (rules.checks ?? []).length === 0) return DONE;
  const checks = resubmission.goodsChecks ?? NOT_CHECKED;
  const judged = { checks, rules, resubmission, history };
  return accountStep(judged) ?? bindingStep(judged) ?? permissionStep(judged) ?? bindStep(judged) ?? DONE;
}

/** Nothing was recorded yet. */
const NOT_CHECKED: Omit<GoodsChecks, 'at'> = {};

interface Judged {
  readonly checks: Omit<GoodsChecks, 'at'>;
  readonly rules: RulesFor;
  readonly resubmission: Resubmission;
  readonly history: OrderHistory;
}

const DONE: GoodsStep = { do: 'done' };

/** A reviewer was asked about the role, and let it go. */
export const isRoleApproved = ({ review, status }: Pick<Resubmission, 'review' | 'status'>): boolean =>
  status === 'requested' && review?.question === 'role-binding' && !review.open;

function accountStep({ checks, rules, resubmission }: Judged): GoodsStep | undefined {
  const { account, role } = checks;
  if (!account) return { do: 'check-account' };
  const [field] = account.wrong;
  if (field) return { do: 'refuse', code: 'account-refused', field };
  if (!asksFor(rules, 'account') || isRoleApproved(resubmission)) return undefined;
  if (!role || role.nextTryAt !== undefined) return { do: 'wait-for-role' };
  const named = account.given.includes('gameRole') ? 'gameRole' : 'rechargeAccount';
  if (role.answer === 'missing') return { do: 'refuse', code: 'role-not-found', field: named };
  return role.answer === 'cannot-say' ? { do: 'ask-person', code: 'role-unchecked' } : undefined;
}

function bindingStep({ checks: { binding }, rules, resubmission }: Judged): GoodsStep | undefined {
  if (!asksFor(rules, 'role-binding')) return undefined;
  if (!binding) return { do: 'check-binding' };
  if (binding.outcome !== 'another' || isRoleApproved(resubmission)) return undefined;
  return rolePolicyOf(rules).ofAnother === 'refuse'
    ? { do: 'refuse', code: 'role-of-another' }
    : { do: 'ask-person', code: 'role-of-another' };
}

function permissionStep(judged: Judged): GoodsStep | undefined {
  const { permission } = judged.checks;
  if (!asksFor(judged.rules, 'permission') || isConfirmed(judged)) return undefined;
  if (!permission) return { do: 'ask-permission' };
  if (permission.expired) return { do: 'refuse', code: 'permission-not-given' };
  return { do: 'wait-for-permission', until: permission.expiresAt };
}

const isConfirmed = ({ checks, history, resubmission }: Judged): boolean =>
  checks.permission?.confirmedBy !== undefined || isOwnersRequest(history, resubmission);

/**
 * The request is itself the signed-in click of the buyer to whom the role was bound before. A session of one order, which a link opens,
 * says nothing about who holds it.
 */
export function isOwnersRequest(
  history: OrderHistory,
  { requestedBy, goodsChecks, byLink = false }: Resubmission,
): boolean {
  return (
    goodsChecks?.binding?.outcome === 'own' &&
    !byLink &&
    requestedBy.role === 'buyer' &&
    requestedBy.id === orderOf(history)?.terms.buyerId
  );
}

function bindStep({ checks, rules }: Judged): GoodsStep | undefined {
  const { binding, bound } = checks;
  return asksFor(rules, 'role-binding') && binding?.outcome !== 'own' && !bound ? { do: 'bind' } : undefined;
}
