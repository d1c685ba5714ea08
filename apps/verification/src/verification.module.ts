import { Module } from '@nestjs/common';
import { OrdersModule } from '@bujiao/order-desk';
import { PoliciesModule } from '@bujiao/policy-desk';
import { HandlerJobsModule } from '@bujiao/replay/nest';
import { VerificationImpact } from './automatic-checks/verification.impact.js';
import { VerificationHandler } from './automatic-checks/verification.handler.js';
import { HttpPaymentGateway } from './payment-proof/http-payment-gateway.js';
import { PaymentProofs } from './payment-proof/payment-proofs.service.js';
import { PoliciesController, PolicySchemaController } from './policies/policies.controller.js';
import { PolicyVersions } from './policies/policies.service.js';
import { PAYMENT_GATEWAY } from './payment-proof/payment-gateway.port.js';

/** Decides whether a resubmission may be delivered. Keeps nothing but events. */
@Module({
  imports: [OrdersModule.forService('verification'), PoliciesModule, HandlerJobsModule],
  controllers: [PoliciesController, PolicySchemaController, VerificationHandler],
  providers: [
    PolicyVersions,
    PaymentProofs,
    VerificationImpact,
    { provide: PAYMENT_GATEWAY, useClass: HttpPaymentGateway },
  ],
})
export class VerificationModule {}
