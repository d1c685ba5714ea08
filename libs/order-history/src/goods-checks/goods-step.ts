import { isRechargeKind, type ReturnField } from '@bujiao/contracts';
import { asksFor, policyFor, rolePolicyOf, type Policy, type RulesFor } from '@bujiao/policy';
import { orderOf, type OrderHistory } from '../order-history.js';
import type { Resubmission } from '../resubmission/resubmission.js';
import type { GoodsChecks, RoleDoubt } from './goods-checks.js';

/** Why a check of custom goods refuses a request. Each has a sentence in `libs/texts`. */
export const GOODS_REFUSALS = [
  'account-refused',
  'role-not-found',
  'role-of-another',
  'permission-not-given',
] as const;
export type GoodsRefusal = (typeof GOODS_REFUSALS)[number];

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
  const rules = checkedRules(history, policy);
  if (!rules) return DONE;
  const judged = { checks: resubmission.goodsChecks ?? NOT_CHECKED, rules, resubmission, history };
  return STEPS.reduce<GoodsStep | undefined>((found, step) => found ?? step(judged), undefined) ?? DONE;
}

/** The rules for the order; undefined where they ask for no check, or the goods go to no account. */
function checkedRules(history: OrderHistory, policy: Policy): RulesFor | undefined {
  const order = orderOf(history);
  if (!order || !isRechargeKind(order.terms.goods.kind)) return undefined;
  const rules = policyFor(policy, order.terms);
  return (rules.checks ?? []).length > 0 ? rules : undefined;
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

/** A reviewer was asked about the role, and let it go: the checks go on. */
export const isRoleApproved = ({ review, status }: Pick<Resubmission, 'review' | 'status'>): boolean =>
  status === 'requested' && review?.question === 'role-binding' && !review.open;

function accountStep({ checks: { account } }: Judged): GoodsStep | undefined {
  if (!account) return { do: 'check-account' };
  const [field] = account.wrong;
  return field && { do: 'refuse', code: 'account-refused', field };
}

function roleStep({ checks: { account, role, approved }, rules }: Judged): GoodsStep | undefined {
  if (!asksFor(rules, 'account') || isApproved(approved, 'role-unchecked')) return undefined;
  if (!role || role.nextTryAt !== undefined) return { do: 'wait-for-role' };
  if (role.answer === 'missing') return { do: 'refuse', code: 'role-not-found', field: roleField(account) };
  return role.answer === 'cannot-say' ? { do: 'ask-person', code: 'role-unchecked' } : undefined;
}

/** What the buyer has to look at again where there is no such role. */
const roleField = (account: GoodsChecks['account']): ReturnField =>
  account?.given.includes('gameRole') ? 'gameRole' : 'rechargeAccount';

const isApproved = (approved: GoodsChecks['approved'], doubt: RoleDoubt): boolean =>
  approved?.includes(doubt) ?? false;

function bindingStep({ checks, rules }: Judged): GoodsStep | undefined {
  const { binding } = checks;
  if (!asksFor(rules, 'role-binding')) return undefined;
  if (!binding) return { do: 'check-binding' };
  if (binding.outcome !== 'another' || isTakingApproved(checks)) return undefined;
  return rolePolicyOf(rules).ofAnother === 'refuse'
    ? { do: 'refuse', code: 'role-of-another' }
    : { do: 'ask-person', code: 'role-of-another' };
}

/** Only of the binding that the reviewer saw: the role may have gone to somebody else since. */
const isTakingApproved = ({ approved, binding, mayTakeFrom }: Judged['checks']): boolean =>
  isApproved(approved, 'role-of-another') && binding?.boundBy === mayTakeFrom;

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

/** Also where it was the buyer's own: while the owner was asked it may have been released, or gone to another. */
function bindStep({ checks, rules }: Judged): GoodsStep | undefined {
  const { binding, bound, permission } = checks;
  if (!asksFor(rules, 'role-binding') || bound) return undefined;
  return binding?.outcome !== 'own' || permission ? { do: 'bind' } : undefined;
}

const STEPS = [accountStep, roleStep, bindingStep, permissionStep, bindStep] as const;
