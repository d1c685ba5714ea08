import { Controller, Inject } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { RULES, type Policy } from '@bujiao/policy';
import { PaymentProofs } from '../payment-proof/payment-proofs.service.js';
import { RiskReader } from '../risk/risk-reader.service.js';
import { paymentsToProve, verifyResubmission } from './verify-resubmission.decider.js';

/** Verifies each resubmission that is requested, and asks the gateway again where its proof has become too old. */
@Controller()
export class VerificationHandler {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly proofs: PaymentProofs,
    @Inject(RULES) private readonly rules: Policy,
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
    const numbers = paymentsToProve(known, resubmissionId, this.rules);
    const proofs = numbers.length > 0 ? await this.proofs.of(orderId, numbers) : undefined;
    const risk = await this.risks.inputOf(known, resubmissionId);
    const cause = {
      orderId,
      causationId: id,
      correlationId: resubmissionId,
      atLeast,
      ruleVersion: this.rules.version,
    };
    await this.desk.decide(cause, (history) =>
      verifyResubmission(history, {
        resubmissionId,
        policy: this.rules,
        ...(proofs && { proofs }),
        ...(risk && { risk }),
      }),
    );
  }
}
