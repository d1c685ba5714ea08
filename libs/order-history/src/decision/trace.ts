import type { Decision, Known, Trace } from './decision.js';
import type { DecisionRule, NotAsked } from './decision-rules.js';

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
