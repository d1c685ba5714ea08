import { Module } from '@nestjs/common';
import { OrdersModule } from '@bujiao/order-desk';
import { TimersModule } from '@bujiao/platform';
import { HandlerJobsModule } from '@bujiao/replay/nest';
import { BASELINE, RULES } from '@bujiao/policy';
import { VerificationImpact } from './automatic-checks/verification.impact.js';
import { VerificationHandler } from './automatic-checks/verification.handler.js';
import { HttpPaymentGateway } from './payment-proof/http-payment-gateway.js';
import { PaymentProofs } from './payment-proof/payment-proofs.service.js';
import { PAYMENT_GATEWAY } from './payment-proof/payment-gateway.port.js';

/** Decides whether a resubmission may be delivered. Keeps nothing but events, and timers. */
@Module({
  imports: [
    TimersModule.forService('verification'),
    OrdersModule.forService('verification'),
    HandlerJobsModule,
  ],
  controllers: [VerificationHandler],
  providers: [
    { provide: RULES, useValue: BASELINE },
    PaymentProofs,
    VerificationImpact,
    { provide: PAYMENT_GATEWAY, useClass: HttpPaymentGateway },
  ],
})
export class VerificationModule {}
