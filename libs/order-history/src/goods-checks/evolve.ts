import type { GoodsCheckEvents, Sealed } from '@bujiao/contracts';
import type { FacetEvolvers } from '../evolver.js';
import { orderOf, type OrderHistory } from '../order-history.js';
import { changeResubmission } from '../resubmission/change.js';
import type { GoodsChecks } from './goods-checks.js';

export const goodsCheckEvolvers: FacetEvolvers<keyof GoodsCheckEvents | 'RoleChecked'> = {
  AccountChecked: (history, { template, role, given, wrong, ...data }, { occurredAt }) =>
    checked(history, { ...data, at: occurredAt }, () => ({
      account: { ...(template && { template }), role, given, wrong, ...targetIn(history) },
    })),
  RoleChecked: (history, { answer, code, tryNo, nextTryAt, ...data }, { occurredAt }) =>
    checked(history, { ...data, at: occurredAt }, () => ({
      role: {
        answer,
        tries: tryNo,
        ...(code !== undefined && { code }),
        ...(nextTryAt !== undefined && { nextTryAt }),
      },
    })),
  RoleBindingChecked: (history, { outcome, boundAt, boundBy, ...data }, { occurredAt }) =>
    checked(history, { ...data, at: occurredAt }, () => ({
      binding: {
        outcome,
        ...(boundAt !== undefined && { boundAt }),
        ...(boundBy !== undefined && { boundBy }),
      },
    })),
  RoleBound: (history, data, { occurredAt }) =>
    checked(history, { ...data, at: occurredAt }, () => ({ bound: true })),
  PermissionAsked: (history, { askNo, expiresAt, ...data }, { occurredAt }) =>
    checked(history, { ...data, at: occurredAt }, () => ({
      permission: { asks: askNo, askedAt: occurredAt, expiresAt },
    })),
  PermissionConfirmed: (history, { by, ...data }, { occurredAt }) =>
    checked(history, { ...data, at: occurredAt }, ({ permission }) =>
      permission ? { permission: { ...permission, confirmedBy: by } } : {},
    ),
  PermissionExpired: (history, data, { occurredAt }) =>
    checked(history, { ...data, at: occurredAt }, ({ permission }) =>
      permission ? { permission: { ...permission, expired: true } } : {},
    ),
};

/** A correction that comes while the checks wait must not redirect what they were made on. */
function targetIn(history: OrderHistory): { readonly target?: Sealed } {
  const target = orderOf(history)?.terms.rechargeTarget;
  return target ? { target } : {};
}

type Checks = Partial<Omit<GoodsChecks, 'at'>>;

const checked = (
  history: OrderHistory,
  { at, ...data }: { readonly resubmissionId: string; readonly at: string },
  change: (checks: Checks) => Checks,
): OrderHistory =>
  changeResubmission(history, data, ({ goodsChecks }) => ({
    goodsChecks: { ...goodsChecks, ...change(goodsChecks ?? {}), at },
  }));
