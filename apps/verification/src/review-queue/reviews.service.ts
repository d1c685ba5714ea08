import { Inject, Injectable, Logger } from '@nestjs/common';
import { findResubmission, Refused, type OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { againAt, ServiceTimers, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { EvidenceAsks } from '../evidence/evidence-asks.service.js';
import { EvidenceUses } from '../risk/evidence-uses.repository.js';
import { fourEyesAbove } from '../risk/risk-policy.js';
import { caseView, type CaseView } from './case-view.js';
import { ReviewCases, type HeldDecision, type ReviewCase } from './review-cases.repository.js';
import {
  isConcerned,
  ownOrder,
  reviewClosed,
  reviewResubmission,
  type ReviewResubmission,
} from './review-resubmission.decider.js';
import { SimilarDecisions } from './similar-decisions.repository.js';
import { alreadyDecided, claimedByAnother, notClaimed, tooLate } from './review-refusals.js';

const TASK = 'record-review';
/** ms for which a decision can be taken back. */
export const HOLD_MS = 5_000;

interface HeldTimer {
  readonly resubmissionId: string;
}

/** What reviewers do with cases. A decision is held for a moment and then recorded, by any instance. */
@Injectable()
export class Reviews {
  private readonly logger = new Logger('reviews');

  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly cases: ReviewCases,
    @ServiceTimers('verification') private readonly timers: Timers,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly similar: SimilarDecisions,
    private readonly evidence: EvidenceAsks,
    private readonly uses: EvidenceUses,
  ) {
    timers.register<HeldTimer>(TASK, ({ resubmissionId }) => this.record(resubmissionId));
  }

  waiting(): Promise<readonly ReviewCase[]> {
    return this.cases.waiting();
  }

  /** @throws {Refused} where the case is not open */
  async view(resubmissionId: string): Promise<CaseView> {
    const found = await this.openCase(resubmissionId);
    const [history, similar] = await Promise.all([
      this.desk.freshHistoryOf(found.orderId),
      this.similar.to(resubmissionId),
    ]);
    const { policyVersion, evidence = [] } = findResubmission(history, resubmissionId) ?? {};
    const alsoOf = await this.uses.ofOthers(
      found.orderId,
      evidence.map(({ mark }) => mark),
    );
    const policy = await this.policies.ofVersion(policyVersion);
    const mayAskFor = this.evidence.mayAskFor(history, policy, resubmissionId);
    return caseView(found, history, { similar, alsoOf, mayAskFor });
  }

  /** Claims the case for a while. `takeOver`: from whoever holds it. @throws {Refused} */
  async claim(resubmissionId: string, reviewerId: string, takeOver = false): Promise<ReviewCase> {
    const found = await this.openCase(resubmissionId);
    const history = await this.desk.freshHistoryOf(found.orderId);
    const resubmission = findResubmission(history, resubmissionId);
    if (resubmission && isConcerned(history, resubmission, reviewerId)) throw ownOrder();
    if (!(await this.cases.claim(resubmissionId, reviewerId, takeOver)))
      throw claimedByAnother(found.claimedUntil);
    return this.openCase(resubmissionId);
  }

  async release(resubmissionId: string, reviewerId: string): Promise<void> {
    await this.cases.release(resubmissionId, reviewerId);
  }

  /**
   * Answers until when the decision can be taken back. What the rules say against it is said at once.
   * @throws {Refused}, {@link PaymentGatewayUnavailable} where a buyer is to prove a payment and the gateway does not answer
   */
  async decide(resubmissionId: string, decision: HeldDecision): Promise<Date> {
    const found = await this.openCase(resubmissionId);
    if (found.held?.causationId === decision.causationId && found.heldUntil) {
      await this.recordAt(resubmissionId, found.heldUntil);
      return found.heldUntil;
    }
    // Before the timer, which is one for a resubmission.
    if (found.held) throw alreadyDecided();
    if (found.claimedBy !== decision.reviewerId) throw notClaimed();
    const history = await this.desk.freshHistoryOf(found.orderId);
    const policy = await this.policyOf(history, resubmissionId);
    const held = await this.withProofs(history, policy, decision);
    reviewResubmission(history, this.commandOf(policy, resubmissionId, held));
    const until = new Date(Date.now() + HOLD_MS);
    // First: a process that ends in between leaves a timer that finds nothing, and not a decision that nobody records.
    await this.recordAt(resubmissionId, until);
    if (!(await this.cases.hold(resubmissionId, held, until))) throw alreadyDecided();
    // And again: where the database was slow, it has fired before there was anything to record.
    await this.recordAt(resubmissionId, until);
    return until;
  }

  private recordAt(resubmissionId: string, runAt: Date): Promise<void> {
    return this.timers.schedule({ task: TASK, key: resubmissionId, runAt, payload: { resubmissionId } });
  }

  /** @throws {Refused} where it is recorded already */
  async takeBack(resubmissionId: string, reviewerId: string): Promise<void> {
    if (!(await this.cases.takeBack(resubmissionId, reviewerId))) throw tooLate();
  }

  /**
   * Records the held decision, once it can no longer be taken back. Idempotent: the events of a decision are recorded once. A timer that
   * fires too early, by another clock, is set again.
   */
  async record(resubmissionId: string): Promise<void> {
    const found = await this.cases.find(resubmissionId);
    if (!found?.held || !found.heldUntil) return;
    const [due, now] = [found.heldUntil.getTime(), Date.now()];
    if (due > now) return this.recordAt(resubmissionId, againAt(due, now));
    await this.recordHeld(found.orderId, resubmissionId, found.held);
  }

  private async recordHeld(orderId: string, resubmissionId: string, held: HeldDecision): Promise<void> {
    const { causationId, reviewerId, role } = held;
    const known = await this.desk.historyOf(orderId);
    const policy = await this.policyOf(known, resubmissionId);
    const command = this.commandOf(policy, resubmissionId, held);
    const cause = {
      orderId,
      causationId,
      correlationId: resubmissionId,
      actor: { kind: 'person', id: reviewerId, role } as const,
      ruleVersion: policy.version,
    };
    try {
      const { state } = await this.desk.decide(cause, (history) => reviewResubmission(history, command));
      if (command.ask) await this.evidence.schedule(state, { orderId, resubmissionId });
      await this.cases.settled(resubmissionId, causationId);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.logger.log({ msg: 'a held decision was refused', resubmissionId, code: error.code });
      await this.cases.settled(resubmissionId, causationId, error.code);
    }
  }

  private async openCase(resubmissionId: string): Promise<ReviewCase> {
    const found = await this.cases.find(resubmissionId);
    if (!found?.open) throw reviewClosed();
    return found;
  }

  /** The version that the resubmission began under. */
  private policyOf(history: OrderHistory, resubmissionId: string): Promise<Policy> {
    const { policyVersion } = findResubmission(history, resubmissionId) ?? {};
    return Promise.resolve(this.policies.ofVersion(policyVersion));
  }

  private async withProofs(
    history: OrderHistory,
    policy: Policy,
    decision: HeldDecision,
  ): Promise<HeldDecision> {
    if (!decision.wanted) return decision;
    return { ...decision, proofs: await this.evidence.proofsFor(history, policy, decision.wanted) };
  }

  private commandOf(
    policy: Policy,
    resubmissionId: string,
    { role: _, wanted, proofs = [], ...held }: HeldDecision,
  ): ReviewResubmission {
    const command = { ...held, resubmissionId, policy, fourEyesAbove: fourEyesAbove(policy) };
    return wanted ? { ...command, ask: this.evidence.questionOf(wanted, proofs) } : command;
  }
}
