import { Injectable } from '@nestjs/common';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { isScored } from './assess-risk.decider.js';
import { marksOf } from './order-features.js';
import { RiskHistoryRows } from './risk-history.repository.js';
import { riskPolicyOf, type RiskInput } from './risk-policy.js';

/** What the decision about a request reads of the score. */
@Injectable()
export class RiskReader {
  constructor(private readonly rows: RiskHistoryRows) {}

  /** Undefined where the policy does not score, or the request is not to be scored; then nothing is read. */
  async inputOf(
    history: OrderHistory,
    resubmissionId: string,
    policy: Policy,
  ): Promise<RiskInput | undefined> {
    const resubmission = findResubmission(history, resubmissionId);
    const { terms } = history;
    const risk = terms && riskPolicyOf(policy, terms);
    if (!risk || !resubmission || !isScored(resubmission) || resubmission.proofExpired) return undefined;
    const { requestedBy, requestedAt } = resubmission;
    const features = await this.rows.featuresOf({
      buyerId: terms.buyerId,
      asOf: Date.parse(requestedAt),
      marks: marksOf(history, resubmission),
      ...(requestedBy.role === 'merchant' && { merchantId: requestedBy.id }),
    });
    return { ...risk, features };
  }
}
