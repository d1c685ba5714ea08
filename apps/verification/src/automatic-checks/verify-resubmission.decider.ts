import type { OrderEvent, ProvenPayment } from '@bujiao/contracts';
import {
  codeOfDecision,
  decideResubmission,
  findResubmission,
  goodsStep,
  hasEnded,
  isRoleApproved,
  judgedRequest,
  needsGateway,
  orderOf,
  paymentProblem,
  requesterMayAct,
  valuesOfDecision,
  type Decision,
  type GoodsStep,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { policyFor, type Policy } from '@bujiao/policy';
import { decisionSentence } from '@bujiao/texts';
import { featuresFor, outcomeByBand, scoreIn, type JudgedRequest } from '../risk/assess-risk.decider.js';
import { reviewWithin, type RiskInput } from '../risk/risk-policy.js';
import { goodsEvents } from '../goods-checks/goods-checks.decider.js';
import type { GoodsFacts } from '../goods-checks/goods-facts.js';
import { checksOf } from './checks.js';

export interface VerifyResubmission {
  readonly resubmissionId: string;
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
  /** What the gateway said about each number that it was asked about; absent where it was not asked. */
  readonly proofs?: readonly ProvenPayment[];
  /** Absent where the policy does not score. */
  readonly risk?: RiskInput;
  /** What the next check of custom goods found; absent where none is due. */
  readonly goods?: GoodsFacts;
}

/** The payment numbers that the gateway has to be asked about before `resubmissionId` can be decided; empty when none has to be. */
export function paymentsToProve(
  history: OrderHistory,
  resubmissionId: string,
  policy: Policy,
): readonly string[] {
  const resubmission = awaiting(history, resubmissionId);
  const order = orderOf(history);
  if (!resubmission || !order) return [];
  // They were asked about before the checks of custom goods began.
  if (resubmission.goodsChecks && !resubmission.proofExpired) return [];
  return resubmission.proofExpired || needsGateway(order, resubmission.reason, policy)
    ? order.payments.numbers
    : [];
}

/**
 * A proof that had become too old is replaced by what the gateway says now; fulfillment goes on from there.
 *
 * Approves the resubmission if the decision that the click took still stands with what the gateway says, and the checks of custom goods
 * passed; rejects it with what stands against it otherwise. Nothing to do if it was decided, or while a check waits for somebody.
 */
export function verifyResubmission(
  history: OrderHistory,
  command: VerifyResubmission,
): readonly OrderEvent[] {
  const { resubmissionId, proofs = [] } = command;
  const resubmission = awaiting(history, resubmissionId);
  if (!resubmission || !history.terms) return [];
  const later = askedAgainLater(history, resubmission, command);
  if (later) return later;
  const obtained = { resubmissionId, payments: proofs };
  if (resubmission.proofExpired)
    return [{ type: 'PaymentProofObtained', data: { ...obtained, again: true } }];
  const events = checkedOrDecided(withProofs(history, proofs), resubmission, command);
  if (proofs.length === 0) return events;
  return [{ type: 'PaymentProofObtained', data: obtained }, ...events];
}

/** The rules come first: nobody is asked about a role whose order cannot be resubmitted. */
function checkedOrDecided(
  history: OrderHistory,
  resubmission: Resubmission,
  command: VerifyResubmission,
): readonly OrderEvent[] {
  const decision = judge(history, resubmission, command.policy);
  const may = requesterMayAct(history, resubmission) && decision.do === 'go';
  const checking = may ? goodsEvents(history, resubmission, command) : undefined;
  return checking ?? [verdictOn(history, resubmission, decision, command)];
}

/**
 * Where all that stands in the way is an answer of the gateway that cannot be understood: that it is asked again, as often as the
 * policy says. Nothing is decided meanwhile: a refusal would be wrong once the gateway is well. Undefined where the answer counts.
 */
function askedAgainLater(
  history: OrderHistory,
  resubmission: Resubmission,
  { resubmissionId, policy, proofs = [], now }: VerifyResubmission,
): readonly OrderEvent[] | undefined {
  if (!isUnclear(withProofs(history, proofs), resubmission, policy)) return undefined;
  const { tries, nextTryAt }: { readonly tries: number; readonly nextTryAt?: string } =
    resubmission.unclearProof ?? { tries: 0 };
  // Another process has asked as well.
  if (nextTryAt !== undefined && Date.parse(nextTryAt) > now) return [];
  const wait = waitsOf(history, policy)[tries];
  if (wait === undefined) return undefined;
  const data = { resubmissionId, payments: proofs, tryNo: tries + 1 };
  return [{ type: 'PaymentProofUnclear', data: { ...data, nextTryAt: new Date(now + wait).toISOString() } }];
}

function waitsOf(history: OrderHistory, policy: Policy): readonly number[] {
  const order = orderOf(history);
  return (order && policyFor(policy, order.terms).proofRetryAfter) ?? [];
}

function isUnclear(proven: OrderHistory, resubmission: Resubmission, policy: Policy): boolean {
  const order = orderOf(proven);
  const problem = order && paymentProblem(order, true);
  if (problem?.do !== 'person' || problem.code !== 'payment-unclear') return false;
  return (
    resubmission.proofExpired === true ||
    codeOfDecision(judge(proven, resubmission, policy)) === 'payment-unclear'
  );
}

/** The decision about a request, once the gateway has answered. A backtest repeats it under another policy. */
export const decideVerdict = (
  history: OrderHistory,
  resubmission: Resubmission,
  input: VerdictInput,
): OrderEvent => verdictOn(history, resubmission, judge(history, resubmission, input.policy), input);

type VerdictInput = Pick<VerifyResubmission, 'policy' | 'risk'>;

function verdictOn(
  history: OrderHistory,
  resubmission: Resubmission,
  decision: Decision,
  { policy, risk }: VerdictInput,
): OrderEvent {
  const { resubmissionId } = resubmission;
  const mayAct = requesterMayAct(history, resubmission);
  const checks = checksOf({ history, resubmission, decision, policy, mayAct });
  if (mayAct && decision.do === 'go')
    return outcomeOfChecks({ history, resubmission, checks, ...(risk && { risk }) }, policy);
  const code = mayAct ? codeOfDecision(decision) : 'requester-not-owner';
  const sentence = decisionSentence(code, decision.do === 'go' ? {} : valuesOfDecision(decision));
  const person = mayAct && decision.do === 'person' && { personKnows: valuesOfDecision(decision) };
  const features = featuresFor(history, resubmission, risk);
  return {
    type: 'ResubmissionRejected',
    data: { resubmissionId, code, sentence, checks, ...person, ...features },
  };
}

/** What the checks of custom goods say, then the score; a reviewer who was asked about the role has seen the score. */
function outcomeOfChecks(judged: JudgedRequest, policy: Policy): OrderEvent {
  const { history, resubmission, checks } = judged;
  const { resubmissionId, review } = resubmission;
  const terms = orderOf(history)?.terms;
  const step = goodsStep(history, resubmission, policy);
  if (step.do === 'refuse') return refusedByCheck(judged, step);
  if (step.do === 'ask-person' && terms)
    return outcomeByBand({ ...judged, roleReviewWithin: reviewWithin(policy, terms) });
  return review && isRoleApproved(resubmission)
    ? { type: 'ResubmissionApproved', data: { resubmissionId, checks, ...scoreIn(review) } }
    : outcomeByBand(judged);
}

function refusedByCheck(
  { history, resubmission, checks, risk }: JudgedRequest,
  { code, field }: Extract<GoodsStep, { do: 'refuse' }>,
): OrderEvent {
  const { resubmissionId } = resubmission;
  const sentence = decisionSentence(code, field ? { field } : {});
  const features = featuresFor(history, resubmission, risk);
  return {
    type: 'ResubmissionRejected',
    data: { resubmissionId, code, sentence, checks, ...(field && { field }), ...features },
  };
}

/** The decision of the click, on the same rules, as of its moment: a slow check costs nobody their right. */
const judge = (history: OrderHistory, resubmission: Resubmission, policy: Policy): Decision =>
  decideResubmission({ ...judgedRequest(history, resubmission), policy });

const withProofs = (history: OrderHistory, proofs: readonly ProvenPayment[]): OrderHistory =>
  proofs.length === 0
    ? history
    : {
        ...history,
        proofs: new Map([...history.proofs, ...proofs.map((proof) => [proof.paymentId, proof] as const)]),
      };

/** The resubmission, while it waits for verification: for its verdict, or for a fresh proof. */
function awaiting(history: OrderHistory, resubmissionId: string): Resubmission | undefined {
  const resubmission = findResubmission(history, resubmissionId);
  if (!resubmission || hasEnded(resubmission)) return undefined;
  const undecided =
    resubmission.status === 'requested' && (!resubmission.review || isRoleApproved(resubmission));
  return undecided || resubmission.proofExpired ? resubmission : undefined;
}
