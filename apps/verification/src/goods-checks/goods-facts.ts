import type { BindingOutcome, OrderEvents, Sealed } from '@bujiao/contracts';

/** What a check of custom goods found; which one is there depends on the step that was due. */
export interface GoodsFacts {
  readonly account?: Omit<OrderEvents['AccountChecked'], 'resubmissionId'>;
  /** The target that the account was read from; absent where the order has none. */
  readonly target?: Sealed;
  readonly binding?: RoleOwner;
  /** What became of the binding: it is the buyer's now, or somebody else was first. */
  readonly bound?: { readonly wasAnothers: boolean } | RoleOwner;
}

/** To whom a role is bound, seen from one buyer. */
export interface RoleOwner {
  readonly outcome: BindingOutcome;
  /** ISO 8601; absent where it is bound to nobody. */
  readonly boundAt?: string;
  /** The order by which it was bound. */
  readonly boundBy?: string;
}
