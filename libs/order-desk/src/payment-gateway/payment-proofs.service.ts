import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { ProvenPayment } from '@bujiao/contracts';
import {
  PAYMENT_GATEWAY,
  PaymentAnswerUnclear,
  type PaymentGateway,
  type PaymentProof,
} from './payment-gateway.port.js';

/** Payment numbers that the gateway is asked about at the same moment. */
const AT_ONCE = 4;
/** ms between tries of an answer that cannot be understood. */
const PAUSES = [200, 1_000];

/** What the gateway says about every payment number of an order. */
@Injectable()
export class PaymentProofs {
  constructor(@Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway) {}

  /**
   * One answer a number, in their order.
   * @throws {PaymentGatewayUnavailable} when the gateway does not answer; asking again can help
   */
  async of(orderId: string, numbers: readonly string[]): Promise<readonly ProvenPayment[]> {
    const proofs: ProvenPayment[] = [];
    for (let i = 0; i < numbers.length; i += AT_ONCE) {
      const some = numbers.slice(i, i + AT_ONCE);
      proofs.push(...(await Promise.all(some.map((number) => this.prove(orderId, number)))));
    }
    return proofs;
  }

  /** An answer that cannot be understood is asked for again a few times; then a person has to look, and the order goes on. */
  private async prove(orderId: string, paymentId: string): Promise<ProvenPayment> {
    for (const pause of [...PAUSES, undefined]) {
      try {
        return provenOf(paymentId, orderId, await this.gateway.findPayment(paymentId));
      } catch (error) {
        if (!(error instanceof PaymentAnswerUnclear)) throw error;
        if (pause !== undefined) await sleep(pause);
      }
    }
    return { paymentId, status: 'unclear' };
  }
}

function provenOf(paymentId: string, orderId: string, proof: PaymentProof | undefined): ProvenPayment {
  if (!proof) return { paymentId, status: 'unknown' };
  if (proof.orderId !== orderId) return { paymentId, status: 'other-order' };
  return { paymentId, status: proof.status, amount: proof.amount };
}
