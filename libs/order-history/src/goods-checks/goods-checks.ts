import type {
  BindingOutcome,
  PermissionWay,
  RoleAnswer,
  Sealed,
  TargetField,
  TemplateRef,
} from '@bujiao/contracts';

/** What a person has to decide: nobody could say whether the role exists, or it is bound to another buyer. */
export type RoleDoubt = 'role-unchecked' | 'role-of-another';

/** What is known of the checks of custom goods (信息校验 → 角色绑定 → 权限确认), as recorded. Each is absent until it was made. */
export interface GoodsChecks {
  /** When the newest of them was recorded. ISO 8601. */
  readonly at: string;
  readonly account?: {
    readonly template?: TemplateRef;
    /** Keyed hash of the role. */
    readonly role: string;
    readonly given: readonly TargetField[];
    readonly wrong: readonly TargetField[];
    /** The order's target as it was then; absent where the request gave one, or the order has none. */
    readonly target?: Sealed;
  };
  /** The newest answer of the supplier. */
  readonly role?: {
    readonly answer: RoleAnswer;
    readonly code?: string;
    readonly tries: number;
    /** Absent where the answer counts. */
    readonly nextTryAt?: string;
  };
  readonly binding?: {
    readonly outcome: BindingOutcome;
    readonly boundAt?: string;
    /** The order by which it was bound. */
    readonly boundBy?: string;
  };
  /** What reviewers let through, so that nobody is asked the same again. */
  readonly approved?: readonly RoleDoubt[];
  /** The order of the binding that the reviewer saw, from whose buyer the role may be taken; a later binding is another question. */
  readonly mayTakeFrom?: string;
  /** The role is bound to the buyer by this resubmission. */
  readonly bound?: true;
  readonly permission?: {
    readonly asks: number;
    readonly askedAt: string;
    readonly expiresAt: string;
    readonly expired?: true;
    readonly confirmedBy?: PermissionWay;
  };
}

/** The doubt that a reviewer is asked about: the binding is looked up only once nothing else is in doubt. */
export const doubtIn = ({ binding }: Pick<GoodsChecks, 'binding'>): RoleDoubt =>
  binding?.outcome === 'another' ? 'role-of-another' : 'role-unchecked';
