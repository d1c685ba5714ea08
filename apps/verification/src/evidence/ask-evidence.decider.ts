import type { EvidenceWanted, OrderEvent, ProvenPayment, ReviewReason } from '@bujiao/contracts';
import { findResubmission, orderOf, type OrderHistory } from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { noticeOf } from '@bujiao/texts';
import {
  evidenceFull,
  evidenceKindNeeded,
  evidenceNotInPolicy,
  paymentIsProven,
} from './evidence-refusals.js';
import { evidenceRules } from './evidence-rules.js';

/** What a reviewer asks the buyer for. */
export interface EvidenceQuestion {
  readonly wanted: EvidenceWanted;
  /** ms since the epoch. */
  readonly now: number;
  /** What the gateway said just now about the payments of the order; absent where it was not asked. */
  readonly proofs?: readonly ProvenPayment[];
  /** Most files of one resubmission. */
  readonly most: number;
}

export interface AskForEvidence {
  readonly resubmissionId: string;
  readonly reason: ReviewReason;
  readonly note?: string;
  readonly ask?: EvidenceQuestion;
  readonly policy: Policy;
}

/**
 * Asks the buyer for a picture or a document, where the policy lets reviewers do that. A payment that the gateway proves needs no other
 * proof. The caller has checked that the review is open and the reviewer may decide it.
 */
export function askForEvidence(history: OrderHistory, command: AskForEvidence): readonly OrderEvent[] {
  const { resubmissionId, reason, note, policy } = command;
  const rules = evidenceRules(history, policy);
  if (!rules.mayAsk) throw evidenceNotInPolicy();
  const { wanted, now, proofs = [] } = questionToAsk(history, command);
  const deadline = new Date(now + rules.within).toISOString();
  const notice = noticeOf('evidence-asked', { wanted, deadline }, history.tellBuyer);
  return [
    ...(proofs.length > 0
      ? [{ type: 'PaymentProofObtained', data: { resubmissionId, payments: proofs } } as const]
      : []),
    {
      type: 'EvidenceRequested',
      data: { resubmissionId, wanted, deadline, reason, ...(note !== undefined && { note }), notice },
    },
  ];
}

function questionToAsk(
  history: OrderHistory,
  { resubmissionId, ask }: Pick<AskForEvidence, 'resubmissionId' | 'ask'>,
): EvidenceQuestion {
  if (!ask) throw evidenceKindNeeded();
  if (!hasRoom(history, resubmissionId, ask.most)) throw evidenceFull(ask.most);
  if (ask.wanted === 'payment' && isPaymentProven(history, ask.proofs ?? [])) throw paymentIsProven();
  return ask;
}

/** Whether the buyer could upload another file: without room nobody could answer the question. */
export const hasRoom = (history: OrderHistory, resubmissionId: string, most: number): boolean =>
  (findResubmission(history, resubmissionId)?.evidence ?? []).length < most;

/** The payment numbers to ask the gateway about before a buyer has to prove a payment; empty where none has to be. */
export function paymentsToAsk(
  history: OrderHistory,
  policy: Policy,
  wanted: EvidenceWanted | undefined,
): readonly string[] {
  if (wanted !== 'payment' || !evidenceRules(history, policy).gatewayFirst) return [];
  return isPaymentProven(history, []) ? [] : (orderOf(history)?.payments.numbers ?? []);
}

/** By the gateway: the word of the shop settles nothing that a reviewer doubts. A free order has nothing to prove. */
function isPaymentProven(history: OrderHistory, proofs: readonly ProvenPayment[]): boolean {
  const known = [...history.proofs.values(), ...proofs];
  return known.some(({ status }) => status === 'paid') || orderOf(history)?.payments.money.state === 'free';
}
