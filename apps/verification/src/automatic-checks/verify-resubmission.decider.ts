import type { OrderEvent, ProvenPayment } from '@bujiao/contracts';
import {
  codeOfDecision,
  decideResubmission,
  findResubmission,
  hasEnded,
  needsGateway,
  orderOf,
  valuesOfDecision,
  type Ask,
  type Decision,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { decisionSentence } from '@bujiao/texts';
import { checksOf } from './checks.js';

export interface VerifyResubmission {
  readonly resubmissionId: string;
  readonly policy: Policy;
  /** What the gateway said about each number that it was asked about; absent where it was not asked. */
  readonly proofs?: readonly ProvenPayment[];
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
  return resubmission.proofExpired || needsGateway(order, resubmission.reason, policy)
    ? order.payments.numbers
    : [];
}

/**
 * A proof that had become too old is replaced by what the gateway says now; fulfillment goes on from there.
 *
 * Approves the resubmission if the decision that the click took still stands with what the gateway says; rejects it with what
 * stands against it otherwise. Nothing to do if it was decided.
 */
export function verifyResubmission(
  history: OrderHistory,
  command: VerifyResubmission,
): readonly OrderEvent[] {
  const { resubmissionId, proofs = [] } = command;
  const resubmission = awaiting(history, resubmissionId);
  if (!resubmission || !history.terms) return [];
  const obtained = { resubmissionId, payments: proofs };
  if (resubmission.proofExpired)
    return [{ type: 'PaymentProofObtained', data: { ...obtained, again: true } }];
  const verdict = verdictOf(withProofs(history, proofs), resubmission, command.policy);
  if (proofs.length === 0) return [verdict];
  return [{ type: 'PaymentProofObtained', data: obtained }, verdict];
}

function verdictOf(history: OrderHistory, resubmission: Resubmission, policy: Policy): OrderEvent {
  const { resubmissionId } = resubmission;
  const decision = judge(history, resubmission, policy);
  const mayAct = requesterMayAct(history, resubmission);
  const checks = checksOf({ history, resubmission, decision, policy, mayAct });
  if (mayAct && decision.do === 'go')
    return { type: 'ResubmissionApproved', data: { resubmissionId, checks } };
  const code = mayAct ? codeOfDecision(decision) : 'requester-not-owner';
  const sentence = decisionSentence(code, decision.do === 'go' ? {} : valuesOfDecision(decision));
  const person = mayAct && decision.do === 'person' && { personKnows: valuesOfDecision(decision) };
  return { type: 'ResubmissionRejected', data: { resubmissionId, code, sentence, checks, ...person } };
}

/** The decision of the click, on the same rules, as of its moment: a slow check costs nobody their right. */
function judge(history: OrderHistory, resubmission: Resubmission, policy: Policy): Decision {
  const { reason, rechargeTarget, override, requestedAt, resubmissionId } = resubmission;
  const ask: Ask = {
    reason,
    ...(rechargeTarget && { target: 'same-confirmed' }),
    ...(override && { override }),
  };
  return decideResubmission({
    history,
    policy,
    ask,
    now: Date.parse(requestedAt),
    judged: resubmissionId,
    gatewayAsked: true,
  });
}

const ACTS_FOR_ANYBODY: ReadonlySet<string | undefined> = new Set(['after-sales', 'ops']);

/** The requester owns the order as its buyer or its merchant, or is an agent who may act for them. */
function requesterMayAct(history: OrderHistory, { requestedBy }: Resubmission): boolean {
  const terms = orderOf(history)?.terms;
  return (
    requestedBy.id === terms?.buyerId ||
    requestedBy.id === terms?.merchantId ||
    ACTS_FOR_ANYBODY.has(requestedBy.role)
  );
}

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
  return resubmission.status === 'requested' || resubmission.proofExpired ? resubmission : undefined;
}
