import { Inject, Injectable } from '@nestjs/common';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import { marksOf } from './order-features.js';
import { RiskHistoryRows } from './risk-history.repository.js';
import { RISK_POLICIES, type RiskInput, type RiskPolicies } from './risk-policy.js';

/** What the decision about a request reads of the score. */
@Injectable()
export class RiskReader {
  constructor(
    private readonly rows: RiskHistoryRows,
    @Inject(RISK_POLICIES) private readonly policies: RiskPolicies,
  ) {}

  /** Undefined where the policy in force does not score; then nothing is read. */
  async inputOf(history: OrderHistory, resubmissionId: string): Promise<RiskInput | undefined> {
    const policy = this.policies.inForce();
    const resubmission = policy && findResubmission(history, resubmissionId);
    if (!policy || !resubmission || !history.terms) return undefined;
    const { requestedBy, requestedAt } = resubmission;
    const features = await this.rows.featuresOf({
      buyerId: history.terms.buyerId,
      asOf: Date.parse(requestedAt),
      marks: marksOf(history, resubmission),
      ...(requestedBy.role === 'merchant' && { merchantId: requestedBy.id }),
    });
    return { ...policy, features };
  }
}
