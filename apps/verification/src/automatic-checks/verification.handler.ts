import { Controller, Inject } from '@nestjs/common';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, PaymentProofs, type OrderDesk } from '@bujiao/order-desk';
import { againAt, ServiceTimers, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { mustReadAgain } from '../goods-checks/goods-checks.decider.js';
import type { GoodsFacts } from '../goods-checks/goods-facts.js';
import { GoodsFactsReader } from '../goods-checks/goods-facts.service.js';
import { PermissionDeadlines } from '../goods-checks/permission-deadlines.service.js';
import { ReviewDeadlines } from '../review-queue/review-deadlines.service.js';
import { RiskReader } from '../risk/risk-reader.service.js';
import {
  paymentsToProve,
  verifyResubmission,
  type VerifyResubmission,
} from './verify-resubmission.decider.js';
import { VERIFIED_TYPES } from './verified-types.js';

interface ProofTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
}

interface Verification extends ProofTimer {
  readonly causationId: string;
  readonly atLeast?: number;
}

const TASK = 'ask-gateway-again';

/**
 * Verifies each resubmission that is requested, takes the checks of custom goods from one to the next, and asks the gateway again where
 * its proof has become too old or its answer could not be understood.
 */
@Controller()
export class VerificationHandler {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly proofs: PaymentProofs,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly risks: RiskReader,
    private readonly reviews: ReviewDeadlines,
    private readonly goods: GoodsFactsReader,
    private readonly permissions: PermissionDeadlines,
    @ServiceTimers('verification') private readonly timers: Timers,
  ) {
    timers.register<ProofTimer>(TASK, async (timer) => {
      const history = await this.desk.historyOf(timer.orderId);
      const tries = findResubmission(history, timer.resubmissionId)?.unclearProof?.tries ?? 0;
      // Not the timer's own number: a timer that fires twice must lead to the same events.
      await this.decide({ ...timer, causationId: `proof:${timer.resubmissionId}:${tries}` });
    });
  }

  @HandlesEvent('verification', ...VERIFIED_TYPES)
  async verify({
    id,
    orderId,
    data: { resubmissionId },
    recorded,
  }: BusEvent<{ readonly resubmissionId: string }>): Promise<void> {
    await this.decide({ orderId, resubmissionId, causationId: id, atLeast: recorded?.revision ?? 0 });
  }

  private async decide(verification: Verification): Promise<void> {
    const { orderId, resubmissionId, causationId, atLeast } = verification;
    const known = await this.desk.historyOf(orderId, atLeast);
    const policy = await this.policies.ofVersion(findResubmission(known, resubmissionId)?.policyVersion);
    const next = nextProofTry(known, resubmissionId, policy);
    const now = Date.now();
    if (next !== undefined && next > now)
      return this.askAgainAt(atLeast === undefined ? againAt(next, now) : new Date(next), verification);
    const command = await this.commandOf(known, verification, policy);
    const cause = {
      orderId,
      causationId,
      correlationId: resubmissionId,
      ...(atLeast !== undefined && { atLeast }),
      ruleVersion: policy.version,
    };
    const { state, head } = await this.desk.decide(cause, (history) => verifyResubmission(history, command));
    if (head !== 'no-stream' && mustReadAgain(state, resubmissionId, command.goods))
      return this.decide({ ...verification, atLeast: head.revision });
    await this.setTimers(state, { orderId, resubmissionId }, policy);
  }

  private async setTimers(history: OrderHistory, timer: ProofTimer, policy: Policy): Promise<void> {
    const next = nextProofTry(history, timer.resubmissionId, policy);
    // Also where that moment has passed while the decision was recorded: nothing else would ask the gateway again.
    if (next !== undefined) await this.askAgainAt(new Date(next), timer);
    await this.reviews.schedule(history, timer, policy);
    await this.permissions.schedule(history, timer, policy);
  }

  /** With all that the next decision reads from elsewhere. */
  private async commandOf(
    known: OrderHistory,
    { orderId, resubmissionId }: Verification,
    policy: Policy,
  ): Promise<VerifyResubmission & { readonly goods: GoodsFacts }> {
    const numbers = paymentsToProve(known, resubmissionId, policy);
    const [proofs, risk, goods] = await Promise.all([
      numbers.length > 0 ? this.proofs.of(orderId, numbers) : undefined,
      this.risks.inputOf(known, resubmissionId, policy),
      this.goods.factsFor(known, resubmissionId, policy),
    ]);
    return {
      resubmissionId,
      policy,
      now: Date.now(),
      ...(proofs && { proofs }),
      ...(risk && { risk }),
      goods,
    };
  }

  /** Sets the timer. Idempotent by resubmission. */
  private askAgainAt(runAt: Date, { orderId, resubmissionId }: ProofTimer): Promise<void> {
    return this.timers.schedule({
      task: TASK,
      key: resubmissionId,
      runAt,
      payload: { orderId, resubmissionId },
    });
  }
}

/** When the gateway has to be asked again, ms since the epoch; undefined where no answer is waited for. */
function nextProofTry(history: OrderHistory, resubmissionId: string, policy: Policy): number | undefined {
  const { nextTryAt } = findResubmission(history, resubmissionId)?.unclearProof ?? {};
  if (nextTryAt === undefined || paymentsToProve(history, resubmissionId, policy).length === 0)
    return undefined;
  return Date.parse(nextTryAt);
}
