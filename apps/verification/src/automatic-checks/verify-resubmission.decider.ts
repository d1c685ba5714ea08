import type { CheckResult, OrderEvent } from '@bujiao/contracts';
import {
  findResubmission,
  NEEDS_GATEWAY_PROOF,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import type { PaymentProof } from '../payment-proof/payment-gateway.port.js';
import { CHECKS, type Verdict } from './checks.js';

export interface VerifyResubmission {
  readonly resubmissionId: string;
  /** What the gateway said; undefined when it knows no such payment, or was not asked. */
  readonly proof?: PaymentProof;
}

/** The payment that has to be proven at the gateway before `resubmissionId` can be decided; undefined when none has to be. */
export function paymentToProve(history: OrderHistory, resubmissionId: string): string | undefined {
  const resubmission = awaiting(history, resubmissionId);
  if (!resubmission) return undefined;
  const shopSaysPaid = history.facts.paidAt !== undefined;
  return NEEDS_GATEWAY_PROOF.has(resubmission.reason) || !shopSaysPaid ? history.terms?.paymentId : undefined;
}

/** Approves the resubmission if every check passes, rejects it with the first that does not. Nothing to do if it was decided. */
export function verifyResubmission(
  history: OrderHistory,
  { resubmissionId, proof }: VerifyResubmission,
): readonly OrderEvent[] {
  const resubmission = awaiting(history, resubmissionId);
  const { terms } = history;
  if (!resubmission || !terms) return [];
  const verdicts: readonly Verdict[] = CHECKS.map((check) => check({ history, terms, resubmission, proof }));
  const checks: readonly CheckResult[] = verdicts.map(({ result }) => result);
  const failed = verdicts.find((v) => v.refusal)?.refusal;
  return failed
    ? [
        {
          type: 'ResubmissionRejected',
          data: { resubmissionId, code: failed.code, sentence: failed.sentence, checks },
        },
      ]
    : [{ type: 'ResubmissionApproved', data: { resubmissionId, checks } }];
}

function awaiting(history: OrderHistory, resubmissionId: string): Resubmission | undefined {
  const resubmission = findResubmission(history, resubmissionId);
  return resubmission?.status === 'requested' ? resubmission : undefined;
}
