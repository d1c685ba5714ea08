import type { NoticeWish, OrderEvent } from '@bujiao/contracts';
import {
  findResubmission,
  goodsStep,
  orderOf,
  targetOf,
  type GoodsStep,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
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
  const { do: step } = goodsStep(history, resubmission, command.policy);
  if (WAITING.has(step)) return [];
  return NEXT[step]?.(resubmission, command, history);
}

const WAITING: ReadonlySet<GoodsStep['do']> = new Set(['wait-for-role', 'wait-for-permission']);

type Next = (resubmission: Resubmission, command: CheckGoods, history: OrderHistory) => readonly OrderEvent[];

const NEXT: Readonly<Partial<Record<GoodsStep['do'], Next>>> = {
  'check-account': (resubmission, { goods }, history) => accountChecked(history, resubmission, goods),
  'check-binding': (resubmission, { goods }) => bindingChecked(resubmission, goods?.binding),
  bind: (resubmission, { goods }) => bound(resubmission, goods?.bound),
  'ask-permission': (resubmission, command, history) => [permissionAsked(history, resubmission, command)],
};

function accountChecked(
  history: OrderHistory,
  resubmission: Resubmission,
  goods: GoodsFacts | undefined,
): readonly OrderEvent[] {
  if (!goods?.account || isOfAnotherTarget(history, resubmission, goods)) return [];
  const { resubmissionId } = resubmission;
  return [{ type: 'AccountChecked', data: { resubmissionId, ...goods.account } }];
}

const isOfAnotherTarget = (
  history: OrderHistory,
  resubmission: Resubmission,
  { target }: GoodsFacts,
): boolean => targetOf(history, resubmission)?.sealed !== target?.sealed;

/** The shop corrected the target while the account was read: nothing was recorded, and it has to be read again. */
export function mustReadAgain(history: OrderHistory, resubmissionId: string, goods: GoodsFacts): boolean {
  const resubmission = findResubmission(history, resubmissionId);
  if (!goods.account || resubmission?.status !== 'requested' || resubmission.goodsChecks?.account)
    return false;
  return isOfAnotherTarget(history, resubmission, goods);
}

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
  return askedFor(resubmissionId, 1, until, history.tellBuyer);
}

const askedFor = (
  resubmissionId: string,
  askNo: number,
  expiresAt: string,
  tellBuyer?: NoticeWish,
): OrderEvent => ({
  type: 'PermissionAsked',
  data: {
    resubmissionId,
    askNo,
    ways: ['code', 'click'],
    expiresAt,
    notice: noticeOf('confirm-role', { until: expiresAt }, tellBuyer),
  },
});

export function permissionRules(history: OrderHistory, policy: Policy): PermissionPolicy {
  const order = orderOf(history);
  return permissionPolicyOf(order ? policyFor(policy, order.terms) : {});
}

/** The same question once more. */
export const askedAgain = askedFor;
