import type { Sentence } from '@bujiao/contracts';
import {
  codeOfDecision,
  unitsOf,
  type Decision,
  type ExplainedRule,
  type OrderHistory,
} from '@bujiao/order-history';
import type { Layer } from '@bujiao/policy';
import { decisionSentence, notEvaluated, rulePassed, ruleTitle, sentenceOf } from '@bujiao/texts';
import type { RecordedDecision } from './recorded-decisions.js';

export interface RuleLine {
  readonly rule: string;
  readonly title: Sentence;
  readonly outcome: ExplainedRule['outcome'];
  /** What it found, what stands against it, or why it was not evaluated. */
  readonly says: Sentence;
  /** Values that it read: units, 分, ISO 8601, codes. */
  readonly read: Readonly<Record<string, string | number>>;
  readonly code?: string;
}

export interface DecisionLine {
  readonly kind: RecordedDecision['kind'];
  readonly revision: number;
  readonly at: string;
  readonly resubmissionId: string;
  readonly version?: string;
  readonly code: string;
  readonly sentence: Sentence;
  /** The rules, asked again on the same history and policy, say what was recorded. */
  readonly agrees: boolean;
  readonly rules: readonly RuleLine[];
}

/** For staff: everything that the rules read. */
export interface ExplanationView {
  readonly orderId: string;
  readonly asOf: string;
  readonly policy: {
    readonly version: string;
    /** Parts of it that hold for this order, the least specific first. */
    readonly layers: readonly Layer[];
  };
  readonly decision: { readonly do: Decision['do']; readonly code: string; readonly sentence: Sentence };
  readonly rules: readonly RuleLine[];
  /** What was decided, oldest first. */
  readonly recorded: readonly DecisionLine[];
  readonly forBuyer: BuyerExplanation;
}

/** In words for the order's owner: what holds, and why; without what the rules read about anybody. */
export interface BuyerExplanation {
  readonly code: string;
  readonly sentence: Sentence;
  /** What was found to be all right. */
  readonly fine: readonly Sentence[];
}

/** Rules whose names say nothing that the owner does not know. */
const FOR_OWNERS: ReadonlySet<string> = new Set([
  'none-open',
  'units-owed',
  'not-refunded',
  'something-went-wrong',
  'inside-window',
  'tries-left',
  'payment-proven',
  'account-known',
]);

export function ruleLine({ rule, outcome, read, code, values, because, by }: ExplainedRule): RuleLine {
  const says =
    outcome === 'passed'
      ? rulePassed(rule, read)
      : outcome === 'against'
        ? decisionSentence(code ?? '', values)
        : notEvaluated(because ?? 'decided-before', by === undefined ? {} : { by });
  return { rule, title: ruleTitle(rule), outcome, says, read, ...(code !== undefined && { code }) };
}

export function decisionLine(decision: RecordedDecision): DecisionLine {
  const { kind, revision, at, resubmissionId, version, code, agrees, rules, mayAct, checks } = decision;
  const requester = checks.find(({ check }) => check === 'requester-may-act');
  const first: readonly RuleLine[] = requester
    ? [
        {
          rule: 'requester-may-act',
          title: ruleTitle('requester-may-act'),
          outcome: mayAct ? 'passed' : 'against',
          says: mayAct
            ? rulePassed('requester-may-act', requester.on)
            : decisionSentence('requester-not-owner'),
          read: { role: String(requester.on['role']) },
        },
      ]
    : [];
  const against = rules.find((rule) => rule.outcome === 'against');
  const sentence =
    code === 'resubmittable'
      ? { zh: '没有规则反对。', en: 'No rule stood against it.' }
      : decisionSentence(code, code === against?.code ? against.values : {});
  return {
    kind,
    revision,
    at,
    resubmissionId,
    ...(version !== undefined && { version }),
    code,
    sentence,
    agrees,
    rules: [...first, ...rules.map(ruleLine)],
  };
}

export function buyerExplanation(
  history: OrderHistory,
  decision: Decision,
  rules: readonly ExplainedRule[],
): BuyerExplanation {
  return {
    code: codeOfDecision(decision),
    sentence: sentenceOf(decision, unitsOf(history).missing),
    fine: rules
      .filter(({ rule, outcome }) => outcome === 'passed' && FOR_OWNERS.has(rule))
      .map(({ rule }) => ruleTitle(rule)),
  };
}
