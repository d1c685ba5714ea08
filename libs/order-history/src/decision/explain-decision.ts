import { decideResubmission } from './decide-resubmission.js';
import { codeOfDecision, valuesOfDecision } from './decision-values.js';
import type { Decision, DecisionInput, Known, TracedRule } from './decision.js';
import { DECISION_RULES, type DecisionRule, type NotAsked } from './decision-rules.js';

/** What one rule did in a decision. */
export interface ExplainedRule {
  readonly rule: DecisionRule;
  readonly outcome: 'passed' | 'against' | 'not-evaluated';
  /** Values that it read; empty where it was not reached. */
  readonly read: Known;
  /** What it said against: the code of the decision, and the values of its sentence. */
  readonly code?: string;
  readonly values?: Known;
  /** Why it was not evaluated. `decided-before`: the rule {@link by} ended the decision. */
  readonly because?: NotAsked | 'decided-before';
  readonly by?: DecisionRule;
}

export interface ExplainedDecision {
  readonly decision: Decision;
  /** Every rule, in the order in which they are asked. */
  readonly rules: readonly ExplainedRule[];
}

/** A decision and what each rule did in it: the same function decides and explains, so they cannot differ. */
export function explainDecision(input: Omit<DecisionInput, 'trace'>): ExplainedDecision {
  const reached = new Map<DecisionRule, TracedRule>();
  const decision = decideResubmission({ ...input, trace: (rule) => reached.set(rule.rule, rule) });
  const last = [...reached.keys()].at(-1) ?? 'order-known';
  return { decision, rules: DECISION_RULES.map((rule) => explained(rule, reached.get(rule), last)) };
}

function explained(rule: DecisionRule, traced: TracedRule | undefined, last: DecisionRule): ExplainedRule {
  if (!traced) return { rule, outcome: 'not-evaluated', read: {}, because: 'decided-before', by: last };
  const { read, said, notAsked } = traced;
  if (said && said.do !== 'go')
    return { rule, outcome: 'against', read, code: codeOfDecision(said), values: valuesOfDecision(said) };
  return notAsked
    ? { rule, outcome: 'not-evaluated', read, because: notAsked }
    : { rule, outcome: 'passed', read };
}
