import type { TargetField } from '../orders/order.js';
import type { Notice } from './notice.js';

/** A recharge template and its version, as {@link TemplateEvents} publish it. */
export interface TemplateRef {
  readonly id: string;
  readonly version: number;
}

/** `first`: the role is bound to nobody. `own`: to this buyer. `another`: to another buyer. */
export const BINDING_OUTCOMES = ['first', 'own', 'another'] as const;
export type BindingOutcome = (typeof BINDING_OUTCOMES)[number];

/** How the owner of a role confirms it: the code of a notice, or a click of the buyer who is signed in. */
export const PERMISSION_WAYS = ['code', 'click'] as const;
export type PermissionWay = (typeof PERMISSION_WAYS)[number];

/** Events of the checks of custom goods (代充). Only verification appends them. */
export interface GoodsCheckEvents {
  /**
   * The delivery target was held against the recharge template of the goods (信息校验). The values are in no event: they stay sealed in
   * the request or in the order.
   */
  AccountChecked: {
    readonly resubmissionId: string;
    /** Absent where the goods have no template: then only the account is asked for. */
    readonly template?: TemplateRef;
    /** Keyed hash of game, account, area, server and role; it cannot be turned back. */
    readonly role: string;
    /** Fields that are given. */
    readonly given: readonly TargetField[];
    /** Fields that the template does not take; empty: it takes all. */
    readonly wrong: readonly TargetField[];
  };
  /** To whom the role is bound (角色绑定), as of this decision. */
  RoleBindingChecked: {
    readonly resubmissionId: string;
    readonly role: string;
    readonly outcome: BindingOutcome;
    /** Where it is bound: since when, and by which order. ISO 8601. */
    readonly boundAt?: string;
    readonly boundBy?: string;
  };
  /** The role is bound to the buyer of this order from now on. The stream of the role holds the binding itself. */
  RoleBound: {
    readonly resubmissionId: string;
    readonly role: string;
    /** A reviewer let it be bound anew: until now it was another buyer's. */
    readonly wasAnothers?: true;
  };
  /** The owner of the role is asked to confirm it (权限确认): the notice that the buyer reads. Again each time that it is sent again. */
  PermissionAsked: {
    readonly resubmissionId: string;
    /** 1, 2, … */
    readonly askNo: number;
    readonly ways: readonly PermissionWay[];
    /** Until when it can be confirmed; sending it again does not move it. ISO 8601. */
    readonly expiresAt: string;
    readonly notice: Notice;
  };
  PermissionConfirmed: { readonly resubmissionId: string; readonly by: PermissionWay };
  /** Nobody confirmed in time. */
  PermissionExpired: { readonly resubmissionId: string; readonly expiresAt: string };
}
