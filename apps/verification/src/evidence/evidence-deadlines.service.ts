import { Inject, Injectable } from '@nestjs/common';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { findResubmission, type EvidenceAsk, type OrderHistory } from '@bujiao/order-history';
import { ServiceTimers, type Timers } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { Deadline, type DeadlineTimer } from '../deadlines/deadline.js';
import { ReviewDeadlines } from '../review-queue/review-deadlines.service.js';
import { endEvidence } from './end-evidence.decider.js';

/** What a request waits for from its buyer. */
function askIn(history: OrderHistory, resubmissionId: string): EvidenceAsk | undefined {
  const { status, review } = findResubmission(history, resubmissionId) ?? {};
  return status === 'requested' ? review?.asked : undefined;
}

/** What the policy says where a buyer uploads nothing, and the deadlines of the review that follows. */
@Injectable()
export class EvidenceDeadlines {
  private readonly end: Deadline;

  constructor(
    @Inject(ORDER_DESK) desk: OrderDesk,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly reviews: ReviewDeadlines,
    @ServiceTimers('verification') timers: Timers,
  ) {
    this.end = new Deadline(
      { desk, policies, timers },
      {
        task: 'end-evidence',
        dueAt: (history, { resubmissionId }) => {
          const asked = askIn(history, resubmissionId);
          return asked && Date.parse(asked.deadline);
        },
        decide: endEvidence,
        // Each ask has a deadline of its own, also in a second review of the resubmission.
        occasion: (resubmission) => resubmission?.review?.asked?.deadline ?? 'none',
      },
      (history, timer, policy) => this.scheduleReview(history, timer, policy),
    );
  }

  /** Sets the timers of what is waited for now: the buyer, or the reviewers. Idempotent by resubmission. */
  async schedule(history: OrderHistory, timer: DeadlineTimer): Promise<void> {
    const { policyVersion } = findResubmission(history, timer.resubmissionId) ?? {};
    const policy = await this.policies.ofVersion(policyVersion);
    await this.end.schedule(history, timer, policy);
    await this.scheduleReview(history, timer, policy);
  }

  /** Once the buyer is not waited for any more. */
  private async scheduleReview(history: OrderHistory, timer: DeadlineTimer, policy: Policy): Promise<void> {
    if (!askIn(history, timer.resubmissionId)) await this.reviews.schedule(history, timer, policy);
  }
}
