import type { CheckResult } from '@bujiao/contracts';
import {
  goodsStep,
  isOwnersRequest,
  type GoodsChecks,
  type OrderHistory,
  type OriginalOrder,
  type Resubmission,
} from '@bujiao/order-history';
import { asksFor, policyFor, type GoodsCheck, type Policy } from '@bujiao/policy';

interface GoodsInput {
  readonly history: OrderHistory;
  readonly resubmission: Resubmission;
  readonly policy: Policy;
}

const CHECK_OF: Readonly<Record<string, GoodsCheck>> = {
  'account-refused': 'account',
  'role-not-found': 'account',
  'role-unchecked': 'account',
  'role-of-another': 'role-binding',
  'permission-not-given': 'permission',
};

/** The check of custom goods that stands against the request, or leaves it to a person. */
export function goodsCheckAgainst({ history, resubmission, policy }: GoodsInput): GoodsCheck | undefined {
  const step = goodsStep(history, resubmission, policy);
  return 'code' in step ? CHECK_OF[step.code] : undefined;
}

type Read = CheckResult['on'];

/** What the checks of custom goods read, as far as they came; marks and values of the target are in none. */
export function goodsChecks(
  { history, resubmission, policy }: GoodsInput,
  order: OriginalOrder,
): readonly Omit<CheckResult, 'passed'>[] {
  const checks = resubmission.goodsChecks;
  if (!checks) return [];
  const rules = policyFor(policy, order.terms);
  const read: Readonly<Record<GoodsCheck, Read>> = {
    account: accountRead(checks),
    'role-binding': bindingRead(checks),
    permission: permissionRead(checks, isOwnersRequest(history, resubmission)),
  };
  return (Object.keys(read) as GoodsCheck[])
    .filter((check) => asksFor(rules, check))
    .map((check) => ({ check, on: read[check] }));
}

const accountRead = ({ account, role }: GoodsChecks): Read => ({
  template: account?.template ? `${account.template.id}/${account.template.version}` : 'none',
  wrong: account?.wrong.join(',') || 'none',
  ...roleRead(role),
});

/** A question that was not asked says so: it is neither a yes nor a no. */
const roleRead = (role: GoodsChecks['role']): Read =>
  role
    ? { role: role.answer, ...(role.code !== undefined && { code: role.code }), tries: role.tries }
    : { role: 'not-asked', tries: 0 };

const bindingRead = ({ binding, bound }: GoodsChecks): Read => ({
  binding: binding?.outcome ?? 'not-looked-up',
  ...(binding?.boundAt !== undefined && { boundAt: binding.boundAt }),
  ...(binding?.boundBy !== undefined && { boundBy: binding.boundBy }),
  boundNow: bound === true,
});

const permissionRead = ({ permission }: GoodsChecks, ownersRequest: boolean): Read => ({
  by: permission?.confirmedBy ?? (ownersRequest ? 'own-request' : 'nobody'),
  asked: permission?.asks ?? 0,
  ...(permission && { expiresAt: permission.expiresAt }),
});
