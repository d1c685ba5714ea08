import { Inject, Injectable } from '@nestjs/common';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import { ServiceTimers, type Timers } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { ReviewDeadlines } from '../review-queue/review-deadlines.service.js';
import { endEvidence } from './end-evidence.decider.js';

interface EvidenceTimer {
  readonly orderId: string;
  readonly resubmissionId: string;
}

const END = 'end-evidence';

/** What the policy says where a buyer uploads nothing, and the deadlines of the review that follows, by durable timers. */
@Injectable()
export class EvidenceDeadlines {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly reviews: ReviewDeadlines,
    @ServiceTimers('verification') private readonly timers: Timers,
  ) {
    timers.register<EvidenceTimer>(END, (timer) => this.end(timer));
  }

  /** Sets the timers of what is waited for now: the buyer, or the reviewers. Idempotent by resubmission. */
  async schedule(history: OrderHistory, timer: EvidenceTimer): Promise<void> {
    const { policyVersion, review } = findResubmission(history, timer.resubmissionId) ?? {};
    if (!review?.asked)
      return this.reviews.schedule(history, timer, await this.policies.ofVersion(policyVersion));
    const runAt = new Date(review.asked.deadline);
    await this.timers.schedule({ task: END, key: timer.resubmissionId, runAt, payload: timer });
  }

  /** A timer that fires twice leads to the same events. */
  private async end(timer: EvidenceTimer): Promise<void> {
    const { orderId, resubmissionId } = timer;
    const known = await this.desk.historyOf(orderId);
    const { policyVersion, review } = findResubmission(known, resubmissionId) ?? {};
    const policy = await this.policies.ofVersion(policyVersion);
    const cause = {
      orderId,
      // Each ask has a deadline of its own, also in a second review of the resubmission.
      causationId: `${END}:${resubmissionId}:${review?.asked?.deadline ?? 'none'}`,
      correlationId: resubmissionId,
      ruleVersion: policy.version,
    };
    const deadline = { resubmissionId, policy, now: Date.now() };
    const { state } = await this.desk.decide(cause, (history) => endEvidence(history, deadline));
    await this.schedule(state, timer);
  }
}
