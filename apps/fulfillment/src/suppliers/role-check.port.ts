import type { RechargeTarget } from '@bujiao/contracts';

/** A role of a game, as the supplier of the goods knows it. */
export interface RoleQuestion {
  readonly goodsId: string;
  readonly target: RechargeTarget;
}

/** What a supplier says of a role. Only `exists` and `missing` prove anything; everything that went wrong on the way is `cannot-say`. */
export type RoleCheckAnswer =
  { readonly answer: 'exists' } | { readonly answer: 'missing' | 'cannot-say'; readonly code: string };

/** Asks a supplier before an order is placed. The question has no effect and may be repeated. */
export interface RoleChecks {
  /** Never throws, and answers within `budget` ms: a supplier that is slower cannot say. */
  checkRole(question: RoleQuestion, budget: number): Promise<RoleCheckAnswer>;
}
