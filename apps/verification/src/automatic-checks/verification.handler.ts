import { Controller, Inject } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { BASELINE } from '@bujiao/policy';
import { PaymentProofs } from '../payment-proof/payment-proofs.service.js';
import { RiskReader } from '../risk/risk-reader.service.js';
import { paymentsToProve, verifyResubmission } from './verify-resubmission.decider.js';

/** Verifies each resubmission that is requested. */
@Controller()
export class VerificationHandler {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly proofs: PaymentProofs,
    private readonly risks: RiskReader,
  ) {}

  @HandlesEvent('verification', 'ResubmissionRequested')
  async verify({
    id,
    orderId,
    data,
    recorded,
  }: BusEvent<OrderEvents['ResubmissionRequested']>): Promise<void> {
    const { resubmissionId } = data;
    const atLeast = recorded?.revision ?? 0;
    const known = await this.desk.historyOf(orderId, atLeast);
    const numbers = paymentsToProve(known, resubmissionId, BASELINE);
    const proofs = numbers.length > 0 ? await this.proofs.of(orderId, numbers) : undefined;
    const risk = await this.risks.inputOf(known, resubmissionId);
    const cause = {
      orderId,
      causationId: id,
      correlationId: resubmissionId,
      atLeast,
      ruleVersion: BASELINE.version,
    };
    await this.desk.decide(cause, (history) =>
      verifyResubmission(history, {
        resubmissionId,
        policy: BASELINE,
        ...(proofs && { proofs }),
        ...(risk && { risk }),
      }),
    );
  }
}
