import { Inject, Injectable } from '@nestjs/common';
import { EVIDENCE_WANTED, type EvidenceWanted, type ProvenPayment } from '@bujiao/contracts';
import { PaymentProofs } from '@bujiao/order-desk';
import { orderOf, type OrderHistory } from '@bujiao/order-history';
import { Config } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { hasRoom, paymentsToAsk, type EvidenceQuestion } from './ask-evidence.decider.js';
import { EvidenceDeadlines } from './evidence-deadlines.service.js';
import { evidenceNotKept } from './evidence-refusals.js';
import { evidenceRules } from './evidence-rules.js';
import { EVIDENCE_STORE, type EvidenceStore } from './store/evidence-store.port.js';

/** What reviewers need to ask a buyer for evidence. */
@Injectable()
export class EvidenceAsks {
  constructor(
    @Inject(EVIDENCE_STORE) private readonly store: EvidenceStore | undefined,
    private readonly proofs: PaymentProofs,
    private readonly deadlines: EvidenceDeadlines,
    private readonly config: Config,
  ) {}

  /** What the buyer can be asked to prove; nothing where the resubmission has as many files as it takes. */
  mayAskFor(history: OrderHistory, policy: Policy, resubmissionId: string): readonly EvidenceWanted[] {
    const mayAsk = this.store !== undefined && evidenceRules(history, policy).mayAsk;
    return mayAsk && hasRoom(history, resubmissionId, this.config.evidenceMostFiles) ? EVIDENCE_WANTED : [];
  }

  /**
   * What the gateway says, which is asked before a buyer has to prove a payment; empty where it need not be asked.
   * @throws {Refused} where no evidence is kept, {@link PaymentGatewayUnavailable}
   */
  async proofsFor(
    history: OrderHistory,
    policy: Policy,
    wanted: EvidenceWanted,
  ): Promise<readonly ProvenPayment[]> {
    if (!this.store) throw evidenceNotKept();
    const numbers = paymentsToAsk(history, policy, wanted);
    const orderId = orderOf(history)?.terms.orderId;
    return orderId !== undefined && numbers.length > 0 ? this.proofs.of(orderId, numbers) : [];
  }

  questionOf(wanted: EvidenceWanted, proofs: readonly ProvenPayment[]): EvidenceQuestion {
    return { wanted, proofs, now: Date.now(), most: this.config.evidenceMostFiles };
  }

  /** Sets the timer of what was asked. */
  schedule(
    history: OrderHistory,
    asked: { readonly orderId: string; readonly resubmissionId: string },
  ): Promise<void> {
    return this.deadlines.schedule(history, asked);
  }
}
