import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { ProvenPayment } from '@bujiao/contracts';
import { GatewayCondition } from './gateway-condition.js';
import {
  PAYMENT_GATEWAY,
  PaymentAnswerUnclear,
  PaymentGatewayUnavailable,
  type PaymentGateway,
  type PaymentProof,
} from './payment-gateway.port.js';

/** Payment numbers that the gateway is asked about at the same moment. */
const AT_ONCE = 4;
export const PROOF_WAITS = Symbol('PROOF_WAITS');
export interface ProofWaits {
  /** ms between tries of one payment that fails while others are answered. */
  readonly pauses: readonly number[];
  /** ms for which an answer about one payment shows that the gateway is well; less than the last pause. */
  readonly fresh: number;
}
const WAITS: ProofWaits = { pauses: [200, 1_000], fresh: 500 };

/** What the gateway says about every payment number of an order. */
@Injectable()
export class PaymentProofs {
  private readonly condition: GatewayCondition;

  constructor(
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    @Optional() @Inject(PROOF_WAITS) private readonly waits: ProofWaits = WAITS,
  ) {
    this.condition = new GatewayCondition(gateway, waits.fresh);
  }

  /**
   * One answer a number, in their order.
   * @throws {PaymentGatewayUnavailable} when the gateway answers nobody; asking again can help
   */
  async of(orderId: string, numbers: readonly string[]): Promise<readonly ProvenPayment[]> {
    const proofs: ProvenPayment[] = [];
    for (let i = 0; i < numbers.length; i += AT_ONCE) {
      const some = numbers.slice(i, i + AT_ONCE);
      proofs.push(...(await Promise.all(some.map((number) => this.prove(orderId, number)))));
    }
    return proofs;
  }

  /**
   * What fails about this payment alone, be it a time-out, an error or an answer that cannot be understood, is asked for again a few
   * times; then it is unclear, and the order goes on: later tries, and a person in the end.
   */
  private async prove(orderId: string, paymentId: string): Promise<ProvenPayment> {
    for (const pause of [...this.waits.pauses, undefined]) {
      try {
        const proof = await this.gateway.findPayment(paymentId);
        this.condition.answered(paymentId);
        return provenOf(paymentId, orderId, proof);
      } catch (error) {
        if (!isOfGateway(error)) throw error;
        await this.condition.failed(paymentId, error);
        if (pause !== undefined) await sleep(pause);
      }
    }
    return { paymentId, status: 'unclear' };
  }
}

const isOfGateway = (error: unknown): boolean =>
  error instanceof PaymentAnswerUnclear || error instanceof PaymentGatewayUnavailable;

function provenOf(paymentId: string, orderId: string, proof: PaymentProof | undefined): ProvenPayment {
  if (!proof) return { paymentId, status: 'unknown' };
  if (proof.orderId !== orderId) return { paymentId, status: 'other-order' };
  return { paymentId, status: proof.status, amount: proof.amount };
}
