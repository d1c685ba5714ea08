import { Controller, Inject } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { findResubmission } from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { PaymentProofs } from '../payment-proof/payment-proofs.service.js';
import { RiskReader } from '../risk/risk-reader.service.js';
import { paymentsToProve, verifyResubmission } from './verify-resubmission.decider.js';

/** Verifies each resubmission that is requested, and asks the gateway again where its proof has become too old. */
@Controller()
export class VerificationHandler {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly proofs: PaymentProofs,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly risks: RiskReader,
  ) {}

  @HandlesEvent('verification', 'ResubmissionRequested', 'PaymentProofExpired')
  async verify({
    id,
    orderId,
    data,
    recorded,
  }: BusEvent<OrderEvents['ResubmissionRequested' | 'PaymentProofExpired']>): Promise<void> {
    const { resubmissionId } = data;
    const atLeast = recorded?.revision ?? 0;
    const known = await this.desk.historyOf(orderId, atLeast);
    const policy = await this.policies.ofVersion(findResubmission(known, resubmissionId)?.policyVersion);
    const numbers = paymentsToProve(known, resubmissionId, policy);
    const proofs = numbers.length > 0 ? await this.proofs.of(orderId, numbers) : undefined;
    const risk = await this.risks.inputOf(known, resubmissionId);
    const cause = {
      orderId,
      causationId: id,
      correlationId: resubmissionId,
      atLeast,
      ruleVersion: policy.version,
    };
    await this.desk.decide(cause, (history) =>
      verifyResubmission(history, {
        resubmissionId,
        policy,
        ...(proofs && { proofs }),
        ...(risk && { risk }),
      }),
    );
  }
}
