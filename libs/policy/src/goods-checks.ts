import type { GoodsCheck, GoodsPolicy, PermissionPolicy, RolePolicy } from './policy.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What holds where a policy asks for checks of custom goods and says no more of roles. */
export const ROLE_POLICY: RolePolicy = {
  checkAgain: [30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR],
  ofAnother: 'person',
};

/** What holds where a policy asks for a permission and says no more of it. */
export const PERMISSION_POLICY: PermissionPolicy = {
  lasts: 24 * HOUR,
  codeLasts: 10 * MINUTE,
  codeTries: 5,
  sends: 5,
  sendAgainAfter: MINUTE,
};

export const asksFor = ({ checks = [] }: Pick<GoodsPolicy, 'checks'>, check: GoodsCheck): boolean =>
  checks.includes(check);

export const rolePolicyOf = ({ role }: Pick<GoodsPolicy, 'role'>): RolePolicy => ({
  ...ROLE_POLICY,
  ...role,
});

export const permissionPolicyOf = ({ permission }: Pick<GoodsPolicy, 'permission'>): PermissionPolicy => ({
  ...PERMISSION_POLICY,
  ...permission,
});
