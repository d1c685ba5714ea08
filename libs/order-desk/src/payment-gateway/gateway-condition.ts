import { Logger } from '@nestjs/common';
import { showOutage } from '@bujiao/platform';
import { PaymentGatewayUnavailable, type PaymentGateway } from './payment-gateway.port.js';

/** Payments that are remembered as failing since the last answer. */
const MOST_FAILING = 1_000;
const GATEWAY = 'payment-gateway';

interface Answered {
  readonly paymentId: string;
  /** ms of the process's own clock */
  readonly at: number;
}

/**
 * Whether a failure is of one payment or of the whole gateway. A time-out or an error about one order, while others are answered, is
 * about that order: in the end a person has to look. When nobody is answered it is an outage: no person can help, and orders wait.
 * Where no other payment was answered lately, the gateway is asked about the one that it answered last.
 */
export class GatewayCondition {
  private readonly logger = new Logger(GATEWAY);
  /** The two payments that were answered last, newest first: one of them is another than the one that fails. */
  private known: readonly Answered[] = [];
  private readonly failing = new Set<string>();
  private probing: Promise<boolean> | undefined;
  private isDown = false;

  /** @param fresh ms for which an answer about one payment shows that the gateway is well */
  constructor(
    private readonly gateway: PaymentGateway,
    private readonly fresh: number,
  ) {}

  answered(paymentId: string): void {
    const others = this.known.filter((one) => one.paymentId !== paymentId);
    this.known = [{ paymentId, at: performance.now() }, ...others].slice(0, 2);
    this.failing.clear();
    this.show(false);
  }

  /**
   * Resolves when the failure is about this payment alone, as far as is known.
   * @throws {PaymentGatewayUnavailable} when nobody is answered
   */
  async failed(paymentId: string, error: unknown): Promise<void> {
    if (this.failing.size < MOST_FAILING) this.failing.add(paymentId);
    const other = this.known.find((one) => one.paymentId !== paymentId);
    if (other && (await this.isAnswered(other))) return;
    const hasAnswered = !(error instanceof PaymentGatewayUnavailable);
    // Odd answers about a single payment, of a gateway of which nothing else is known: that ends with a person.
    if (hasAnswered && !other && this.failing.size === 1) return;
    this.show(true);
    throw hasAnswered ? new PaymentGatewayUnavailable(error) : error;
  }

  private async isAnswered({ paymentId, at }: Answered): Promise<boolean> {
    if (performance.now() - at < this.fresh) return true;
    this.probing ??= this.probe(paymentId).finally(() => (this.probing = undefined));
    return this.probing;
  }

  /** One question, however many orders wait for the answer. */
  private async probe(paymentId: string): Promise<boolean> {
    try {
      await this.gateway.findPayment(paymentId);
      this.answered(paymentId);
      return true;
    } catch {
      // The caller throws what it has met itself.
      return false;
    }
  }

  private show(isDown: boolean): void {
    showOutage(GATEWAY, isDown);
    if (isDown === this.isDown) return;
    this.isDown = isDown;
    if (isDown)
      this.logger.error('The payment gateway answers nobody; verifications wait and are tried again');
    else this.logger.log('The payment gateway answers again');
  }
}
