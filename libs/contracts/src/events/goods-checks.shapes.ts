import { TARGET_FIELDS } from '../orders/order.js';
import { notice, resubmissionId, template } from './event-parts.js';
import { ROLE_ANSWERS } from './fulfillment.events.js';
import { BINDING_OUTCOMES, PERMISSION_WAYS, type GoodsCheckEvents } from './goods-checks.events.js';
import type { OrderEvents } from './index.js';
import { flag, list, moment, oneOf, optional, text, whole, type Shape } from './shape.js';

type Checked = keyof GoodsCheckEvents | 'RoleChecked';
type Shapes = { readonly [T in Checked]: { readonly [Member in keyof Required<OrderEvents[T]>]: Shape } };

export const GOODS_CHECK_SHAPES: Shapes = {
  AccountChecked: {
    resubmissionId,
    template: optional(template),
    role: text,
    given: list(oneOf(TARGET_FIELDS)),
    wrong: list(oneOf(TARGET_FIELDS)),
  },
  RoleChecked: {
    resubmissionId,
    supplierId: text,
    answer: oneOf(ROLE_ANSWERS),
    code: optional(text),
    tryNo: whole,
    nextTryAt: optional(moment),
  },
  RoleBindingChecked: {
    resubmissionId,
    role: text,
    outcome: oneOf(BINDING_OUTCOMES),
    boundAt: optional(moment),
    boundBy: optional(text),
  },
  RoleBound: { resubmissionId, role: text, wasAnothers: optional(flag) },
  PermissionAsked: {
    resubmissionId,
    askNo: whole,
    ways: list(oneOf(PERMISSION_WAYS)),
    expiresAt: moment,
    notice,
  },
  PermissionConfirmed: { resubmissionId, by: oneOf(PERMISSION_WAYS) },
  PermissionExpired: { resubmissionId, expiresAt: moment },
};
