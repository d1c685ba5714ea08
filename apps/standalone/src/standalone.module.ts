import { Module, type DynamicModule } from '@nestjs/common';
import { AfterSalesModule } from '@bujiao/after-sales';
import { FulfillmentModule } from '@bujiao/fulfillment';
import { IntakeModule } from '@bujiao/intake';
import { DemoIssuer, DemoTokensController } from '@bujiao/local-installation/issuer';
import { OpsModule, STORE_BACKUPS, type StoreBackups } from '@bujiao/ops';
import { VerificationModule } from '@bujiao/verification';
import { DemoBenchController } from './demo-bench/bench.controller.js';
import { DemoBench } from './demo-bench/bench.service.js';

/** Given to ops only where the database is the installation's own. */
@Module({})
class BackupsModule {
  static with(backups: StoreBackups): DynamicModule {
    return {
      module: BackupsModule,
      global: true,
      providers: [{ provide: STORE_BACKUPS, useValue: backups }],
      exports: [STORE_BACKUPS],
    };
  }
}

/** The four services and ops in one application, with an issuer of tokens for demo users and a bench to try the product on. */
@Module({})
export class StandaloneModule {
  static with(demo: DemoIssuer, backups?: StoreBackups): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [
        IntakeModule,
        VerificationModule,
        FulfillmentModule,
        AfterSalesModule,
        OpsModule,
        ...(backups ? [BackupsModule.with(backups)] : []),
      ],
      controllers: [DemoTokensController, DemoBenchController],
      providers: [{ provide: DemoIssuer, useValue: demo }, DemoBench],
    };
  }
}
