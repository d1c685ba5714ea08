import type { PastRequest } from '../past/past-decisions.js';
import type { Verdict } from '../past/outcome.js';

/**
 * Why a policy's decision about a past request cannot be told. `proof-missing`: it asks the gateway, which was not asked then.
 * `features-missing`: it scores, and what it reads was not recorded.
 */
export const NOT_TOLD = ['proof-missing', 'features-missing'] as const;
export type NotTold = (typeof NOT_TOLD)[number];

export type JudgedAgain = Verdict | { readonly notTold: NotTold };

/** What a policy decides about a request, by the deciders that also decide live. Pure. */
export interface Judge {
  verdict(request: PastRequest): JudgedAgain;
  /** What the resubmission may deliver is worth this much, integer 分. */
  amountOf(request: PastRequest): number;
}

export const isTold = (judged: JudgedAgain): judged is Verdict => !('notTold' in judged);
