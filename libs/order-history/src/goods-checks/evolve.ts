import type { GoodsCheckEvents } from '@bujiao/contracts';
import type { FacetEvolvers } from '../evolver.js';
import type { OrderHistory } from '../order-history.js';
import { changeResubmission } from '../resubmission/change.js';
import type { GoodsChecks } from './goods-checks.js';

export const goodsCheckEvolvers: FacetEvolvers<keyof GoodsCheckEvents | 'RoleChecked'> = {
  AccountChecked: (history, { template, role, given, wrong, ...data }) =>
    checked(history, data, () => ({ account: { ...(template && { template }), role, given, wrong } })),
  RoleChecked: (history, { answer, code, tryNo, nextTryAt, ...data }) =>
    checked(history, data, () => ({
      role: {
        answer,
        tries: tryNo,
        ...(code !== undefined && { code }),
        ...(nextTryAt !== undefined && { nextTryAt }),
      },
    })),
  RoleBindingChecked: (history, { outcome, boundAt, boundBy, ...data }) =>
    checked(history, data, () => ({
      binding: {
        outcome,
        ...(boundAt !== undefined && { boundAt }),
        ...(boundBy !== undefined && { boundBy }),
      },
    })),
  RoleBound: (history, data) => checked(history, data, () => ({ bound: true })),
  PermissionAsked: (history, { askNo, expiresAt, ...data }, { occurredAt }) =>
    checked(history, data, () => ({ permission: { asks: askNo, askedAt: occurredAt, expiresAt } })),
  PermissionConfirmed: (history, { by, ...data }) =>
    checked(history, data, ({ permission }) =>
      permission ? { permission: { ...permission, confirmedBy: by } } : {},
    ),
  PermissionExpired: (history, data) =>
    checked(history, data, ({ permission }) =>
      permission ? { permission: { ...permission, expired: true } } : {},
    ),
};

const checked = (
  history: OrderHistory,
  data: { readonly resubmissionId: string },
  change: (checks: GoodsChecks) => GoodsChecks,
): OrderHistory =>
  changeResubmission(history, data, ({ goodsChecks = {} }) => ({
    goodsChecks: { ...goodsChecks, ...change(goodsChecks) },
  }));
