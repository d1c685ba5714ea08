import { Module, type DynamicModule } from '@nestjs/common';
import { AfterSalesModule } from '@bujiao/after-sales';
import { FulfillmentModule } from '@bujiao/fulfillment';
import { IntakeModule } from '@bujiao/intake';
import { VerificationModule } from '@bujiao/verification';
import { DemoTokensController } from './local-issuer/demo-tokens.controller.js';
import { LocalIssuer } from './local-issuer/local-issuer.js';

/** The four services in one application, with an issuer of tokens for demo users. */
@Module({})
export class StandaloneModule {
  static with(issuer: LocalIssuer): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [IntakeModule, VerificationModule, FulfillmentModule, AfterSalesModule],
      controllers: [DemoTokensController],
      providers: [{ provide: LocalIssuer, useValue: issuer }],
    };
  }
}
