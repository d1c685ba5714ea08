import type { Decision, Known } from './decision.js';

/** The rules of a decision, in the order in which they are asked; the first that stands against it ends it. */
export const DECISION_RULES = [
  'order-known',
  'none-open',
  'no-conflict',
  'record-has-room',
  'units-owed',
  'not-refunded',
  'none-under-way',
  'not-cancelled',
  'no-refund-announced',
  'something-went-wrong',
  'inside-window',
  'tries-left',
  'failure-for-machines',
  'reason-fits',
  'payment-proven',
  'account-known',
] as const;
export type DecisionRule = (typeof DECISION_RULES)[number];

/** Why a rule that was reached said nothing. `gateway-not-asked`: there is no data yet, which is neither a yes nor a no. */
export type NotAsked =
  | 'proof-not-needed'
  | 'gateway-not-asked'
  | 'no-cancellation'
  | 'no-failure-code'
  | 'no-earlier-resubmission'
  | 'no-account-needed';

/** What a rule did in one decision. */
export interface TracedRule {
  readonly rule: DecisionRule;
  /** Values that it read. Money in integer 分, times in ISO 8601. */
  readonly read: Known;
  /** What it said against; absent: nothing. */
  readonly said?: Decision | undefined;
  /** It had nothing to judge. */
  readonly notAsked?: NotAsked | undefined;
}
export type Trace = (traced: TracedRule) => void;

/** What a rule reads, as it says it to a trace. */
export interface RuleRead {
  readonly notAsked?: NotAsked | undefined;
  readonly [name: string]: string | number | undefined;
}

/** What a rule said, shown to the trace if there is one. `read` is called only then, so that decisions cost nothing more without one. */
export function traced<Said extends Decision | undefined>(
  { trace }: { readonly trace?: Trace | undefined },
  rule: DecisionRule,
  said: Said,
  read: () => RuleRead,
): Said {
  if (!trace) return said;
  const { notAsked, ...values } = read();
  trace({ rule, read: values as Known, said, ...(said === undefined && notAsked && { notAsked }) });
  return said;
}
