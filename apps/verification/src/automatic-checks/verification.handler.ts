import { Controller, Inject } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { ORDER_DESK, type OrderDesk } from '@bujiao/platform';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../payment-proof/payment-gateway.port.js';
import { paymentToProve, verifyResubmission } from './verify-resubmission.decider.js';

/** Verifies each resubmission that is requested. */
@Controller()
export class VerificationHandler {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
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
    const paymentId = paymentToProve(await this.desk.historyOf(orderId, atLeast), resubmissionId);
    const proof = paymentId === undefined ? undefined : await this.gateway.findPayment(paymentId);
    await this.desk.decide({ orderId, causationId: id, correlationId: resubmissionId, atLeast }, (history) =>
      verifyResubmission(history, { resubmissionId, ...(proof && { proof }) }),
    );
  }
}
